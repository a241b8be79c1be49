package io.allocation.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. In UTC. Thread-safe. */
public final class SettableClock extends Clock {

    private Instant now;

    /**
     * Stands at a time.
     *
     * @param now the time
     */
    public SettableClock(Instant now) {
        this.now = now;
    }

    /**
     * Moves to a time, perhaps back.
     *
     * @param time the time from now on
     */
    public synchronized void set(Instant time) {
        now = time;
    }

    /**
     * Moves on.
     *
     * @param duration by how much
     * @return the time from now on
     */
    public synchronized Instant advance(Duration duration) {
        now = now.plus(duration);
        return now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Not supported: a time alone needs no zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock stays in UTC");
    }
}
