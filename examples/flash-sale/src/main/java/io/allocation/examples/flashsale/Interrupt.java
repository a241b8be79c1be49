package io.allocation.examples.flashsale;

import java.util.function.BooleanSupplier;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** Ctrl-C asks to come to an end; a second one ends the process. Thread-safe. */
final class Interrupt implements BooleanSupplier, AutoCloseable {

    private static final String NAME = "INT";

    private final @Nullable Object before = Signals.register(NAME, this::ask);
    private volatile boolean asked;

    void ask() {
        asked = true;
        Signals.registerDefault(NAME);
    }

    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    @Override
    public void close() {
        Signals.unregister(NAME, before);
    }
}
