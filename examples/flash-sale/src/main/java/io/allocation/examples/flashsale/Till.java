package io.allocation.examples.flashsale;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Counts what buyers are told in one round. Thread-safe for those who count; one thread may ask for latencies. */
final class Till {

    private static final int DIGITS = 3;

    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<@Nullable RuntimeException> firstFailure = new AtomicReference<>();
    private final Recorder micros = new Recorder(DIGITS);
    private final Histogram total = new Histogram(DIGITS);

    void sold(long nanos) {
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    void refused() {
        refused.increment();
    }

    void failed(RuntimeException failure) {
        failed.increment();
        firstFailure.compareAndSet(null, failure);
    }

    long refusals() {
        return refused.sum();
    }

    long failures() {
        return failed.sum();
    }

    @Nullable
    RuntimeException firstFailure() {
        return firstFailure.get();
    }

    /** How long orders took, in microseconds, that were sold since the last call. */
    Histogram latest() {
        Histogram latest = micros.getIntervalHistogram();
        total.add(latest);
        return latest;
    }

    /** How long all orders took, in microseconds, that were sold before the last call of {@link #latest}. */
    Histogram total() {
        return total;
    }
}
