package io.allocation.testkit;

import io.allocation.testkit.FaultInjectingDataSource.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which call meets which fault, and what was called so far. Thread-safe. */
final class FaultPlan {

    private static final int NEVER = 0;

    private final List<String> calls = new ArrayList<>();
    private int strikeAt = NEVER;
    private @Nullable Fault fault;
    private boolean struck;

    synchronized void injectAt(int call, Fault chosen) {
        reset();
        strikeAt = call;
        fault = chosen;
    }

    synchronized void reset() {
        calls.clear();
        strikeAt = NEVER;
        fault = null;
        struck = false;
    }

    /** Counts a call that is about to be made; the fault that it meets, if it does. */
    synchronized @Nullable Fault meet(String call) {
        calls.add(call);
        if (calls.size() != strikeAt) {
            return null;
        }
        struck = true;
        return fault;
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized boolean hasStruck() {
        return struck;
    }
}
