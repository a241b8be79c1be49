package io.allocation.bus;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Require;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often, and after which pause, a command is tried again after a {@link io.allocation.ports.ConcurrencyException}.
 * The pause before attempt <i>n + 1</i> is random between zero and {@code firstPause * 2^(n-1)}, at most
 * {@code longestPause}: "full jitter" of Marc Brooker, <i>Exponential Backoff And Jitter</i>, AWS Architecture Blog,
 * 2015. Immutable and thread-safe.
 *
 * @param attempts how often a command is tried in all, positive
 * @param firstPause the longest pause before the second attempt, not negative
 * @param longestPause the longest pause of all, at least the first and at most an hour
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    private static final Duration LIMIT = Duration.ofHours(1);

    /**
     * Checks the fields.
     *
     * @throws InvalidValueException naming the field that is out of range
     */
    public RetryPolicy {
        Require.positive("attempts", attempts);
        if (Require.present("firstPause", firstPause).isNegative()) {
            throw new InvalidValueException("firstPause", firstPause, "must not be negative");
        }
        if (Require.present("longestPause", longestPause).compareTo(firstPause) < 0) {
            throw new InvalidValueException("longestPause", longestPause, "must be at least " + firstPause);
        }
        if (longestPause.compareTo(LIMIT) > 0) {
            throw new InvalidValueException("longestPause", longestPause, "must be at most " + LIMIT);
        }
    }

    /**
     * The default: 10 attempts, pauses from 1 ms up to 100 ms.
     *
     * @return the standard policy
     */
    public static RetryPolicy standard() {
        return new RetryPolicy(10, Duration.ofMillis(1), Duration.ofMillis(100));
    }

    /**
     * No second attempt: every conflict reaches the sender at once.
     *
     * @return the policy of a single attempt
     */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
    }

    /**
     * A random pause to make after so many failed attempts.
     *
     * @param failedAttempts how many have failed, positive
     * @return the pause in nanoseconds, zero or more
     */
    public long pauseAfter(int failedAttempts) {
        long first = firstPause.toNanos();
        int doublings = Math.min(failedAttempts - 1, Long.numberOfLeadingZeros(first | 1) - 1);
        long limit = Math.min(first << doublings, longestPause.toNanos());
        return ThreadLocalRandom.current().nextLong(limit + 1);
    }
}
