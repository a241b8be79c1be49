package io.allocation.messaging;

import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that were committed and are not known to be published yet. Whoever publishes them claims the heads of some
 * products for a while, publishes them, and settles: several at once do not publish the same product's. Thread-safe.
 *
 * <p>An event that was given up is dead, not deleted. Under {@link DeadPolicy#BLOCK}, what comes behind it waits until
 * somebody requeues or discards it.
 */
public interface Outbox {

    /**
     * Claims the next events of some products: of those behind a given one, in an order of the outbox's own. Leaves out
     * products that somebody else has claimed, that wait to be tried again, or that are blocked. Its cost does not
     * depend on how many events there are.
     *
     * @param after the {@link Claim#next} of the claim before, or null to start from the first product
     * @param most how many events at most, positive; of fewer products, so that one that has many is read in long runs
     * @param now the time
     * @param lease after which time others may claim them too, if they are not settled by then
     * @return what was claimed; perhaps nothing, though there is more behind
     */
    Claim claim(@Nullable Sku after, int most, Instant now, Duration lease);

    /**
     * Tells what became of claimed events. What somebody else has claimed since, because the lease ran out, is left as
     * it is.
     *
     * @param token of the {@link Claim}
     * @param settlements one for each product
     * @return the products that had been claimed by somebody else, so that nothing of them was settled
     */
    Set<Sku> settle(String token, List<Settlement> settlements);

    /**
     * What waits to be published. Its cost grows with the number of products, not of events.
     *
     * @return the backlog now
     */
    Backlog backlog();

    /**
     * Events that were given up, oldest first.
     *
     * @param most how many at most, positive
     * @return the dead events
     */
    List<DeadEvent> deadEvents(int most);

    /**
     * Has a dead event published after all: in its place if its product is blocked, else behind all others of its
     * product.
     *
     * @param id the {@link Message#id} of a dead event
     * @return whether there was such a dead event
     */
    boolean requeue(String id);

    /**
     * Gives a dead event up for good, and with it the blocking of its product.
     *
     * @param id the {@link Message#id} of a dead event
     * @return whether there was such a dead event
     */
    boolean discard(String id);

    /**
     * Has somebody told whenever this process commits events, or requeues or unblocks some. Commits in a transaction
     * that was joined, and those of other processes, are not heard of.
     *
     * @param listener is called on the thread that committed; must return at once, and neither throw nor send commands
     * @return has it told no longer
     */
    Runnable onAppend(Runnable listener);

    /**
     * Events that were claimed.
     *
     * @param token proves the claim
     * @param runs the events, product by product; none is empty
     * @param next the product to go on behind; empty if the last one was reached
     */
    record Claim(String token, List<Run> runs, Optional<Sku> next) {

        /** Copies the list. */
        public Claim {
            runs = List.copyOf(runs);
        }
    }

    /**
     * The next events of one product.
     *
     * @param sku the product
     * @param attempts how often the first of them has failed already
     * @param messages the events by position, without gaps
     */
    record Run(Sku sku, int attempts, List<Message> messages) {

        /** Copies the list. */
        public Run {
            messages = List.copyOf(messages);
        }
    }

    /**
     * What became of the claimed events of one product.
     *
     * @param sku the product
     * @param published how many of the run, from its first on, are published, zero or more
     * @param failure what became of the one behind those; null if it did not fail
     */
    record Settlement(Sku sku, int published, @Nullable Failure failure) {

        /** Checks the fields. */
        public Settlement {
            Require.present("sku", sku);
            Require.notNegative("published", published);
        }
    }

    /** What became of an event that failed. */
    sealed interface Failure {}

    /**
     * It is tried again.
     *
     * @param attempts how often it has failed
     * @param at not before this time
     */
    record Retry(int attempts, Instant at) implements Failure {}

    /**
     * It is given up.
     *
     * @param reason why, for people; shortened to 1,000 characters; what no database carries in it is replaced
     * @param policy what happens to those behind it
     */
    record Death(String reason, DeadPolicy policy) implements Failure {

        private static final int LONGEST_REASON = 1_000;

        /** Makes the reason something that every database carries. */
        public Death {
            String text = Require.present("reason", reason);
            reason = text.substring(0, Math.min(text.length(), LONGEST_REASON))
                    .replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\\t\\n\\r]]", "\uFFFD");
            Require.present("policy", policy);
        }
    }

    /** What happens to the events of a product behind one that was given up. */
    enum DeadPolicy {
        /** They wait: the order is kept, whatever it costs. */
        BLOCK,
        /** They go on: the order is kept but for the dead event. */
        SKIP
    }

    /**
     * An event that was given up.
     *
     * @param message the event
     * @param reason why
     * @param blocks whether its product waits for it
     */
    record DeadEvent(Message message, String reason, boolean blocks) {}

    /**
     * What waits.
     *
     * @param events how many events are to be published, those behind a dead one included
     * @param oldest when the oldest of them was stored; empty if there is none
     * @param dead how many are dead
     */
    record Backlog(long events, Optional<Instant> oldest, long dead) {}
}
