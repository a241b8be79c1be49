package io.allocation.bus;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Require;
import java.time.Duration;

/**
 * How commands that come at the same time share units of work. What limits a product in demand is how often a store can
 * commit, not how fast a command is carried out; so while a {@link ProductCommand} is being handled, those that come
 * after it wait, and then one of their senders takes all of them through one unit of work: a group, as in the group
 * commit of databases. A command that meets no other waits for nobody and is handled as if there were no coalescing.
 *
 * <p>Each sender gets the answer, or the exception, of its own command, and its own thread calls the after-commit
 * handlers of its own events. What differs for handlers of commands and events: they may be called on another sender's
 * thread, so that what they find in thread-local variables is another sender's; and they see what commands before
 * theirs in the group did. A handler that throws after it changed something, a handler that sends a command through the
 * bus, or a store that fails, dissolves the group: each of its commands is then handled by itself, which calls their
 * handlers again.
 *
 * <p>Nobody is overtaken within a stripe, unless a group is dissolved or takes longer than those behind it have
 * patience. Products share stripes by the hash of their SKU, so that commands for different products share commits too.
 *
 * <p>Immutable and thread-safe.
 *
 * @param stripes how many groups may be under way at the same time, each with a unit of work; 0 for no coalescing
 * @param mostAtOnce how many commands a group takes at most, positive
 * @param patience how long those who wait let a group take, before each goes by itself; positive and at most an hour
 */
public record Coalescing(int stripes, int mostAtOnce, Duration patience) {

    private static final int MOST_STRIPES = 1_024;
    private static final Duration LIMIT = Duration.ofHours(1);

    /**
     * Checks the fields.
     *
     * @throws InvalidValueException naming the field that is out of range
     */
    public Coalescing {
        if (stripes < 0 || stripes > MOST_STRIPES) {
            throw new InvalidValueException("stripes", stripes, "must be 0 to " + MOST_STRIPES);
        }
        Require.positive("mostAtOnce", mostAtOnce);
        if (Require.present("patience", patience).compareTo(Duration.ZERO) <= 0 || patience.compareTo(LIMIT) > 0) {
            throw new InvalidValueException("patience", patience, "must be positive and at most " + LIMIT);
        }
    }

    /**
     * The default: one stripe, up to 1,000 commands at once, a patience of a second. More stripes let groups be carried
     * out side by side, which pays where the store has processors to spare; each makes the groups smaller.
     *
     * @return the standard policy
     */
    public static Coalescing standard() {
        return new Coalescing(1, 1_000, Duration.ofSeconds(1));
    }

    /**
     * A unit of work of its own for every command, on its sender's thread.
     *
     * @return the policy that has nothing wait for anything, except what the store makes it wait for
     */
    public static Coalescing none() {
        return new Coalescing(0, 1, Duration.ofSeconds(1));
    }
}
