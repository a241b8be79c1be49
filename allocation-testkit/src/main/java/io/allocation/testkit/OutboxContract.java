package io.allocation.testkit;

import io.allocation.messaging.EventEncoder;
import org.junit.jupiter.api.Nested;

/**
 * Everything that the library asks of a store that writes an {@link io.allocation.messaging.Outbox}. An adapter's test
 * extends it and supplies itself:
 *
 * <pre>{@code
 * class MyOutboxTest extends OutboxContract {
 *     @Override
 *     protected OutboxFixture openStore(EventEncoder encoder) {
 *         return new MyFixture(encoder);
 *     }
 * }
 * }</pre>
 *
 * <p>It gathers {@link OutboxAppendContract}, {@link OutboxListenerContract}, {@link OutboxMessageContract},
 * {@link OutboxClaimContract}, {@link OutboxSettlementContract}, {@link DeadEventContract} and
 * {@link OutboxConcurrencyContract}, each of which can be extended by itself in the same way. What else the store has
 * to do is asked by {@link StoreContract}.
 *
 * <p>What it leaves out, and an adapter has to test by itself where it promises it: what a crash leaves behind; what is
 * told in a transaction of the caller; several processes on one outbox; that the cost of a claim does not grow with the
 * number of events.
 */
public abstract class OutboxContract {

    /** For subclasses. */
    protected OutboxContract() {}

    /**
     * The store to test. Called before each test, which closes it.
     *
     * @param encoder makes messages of the events
     * @return a store with nothing in it and an empty outbox, which shares nothing with those opened before
     */
    protected abstract OutboxFixture openStore(EventEncoder encoder);

    @Nested
    class Append extends OutboxAppendContract {
        @Override
        protected OutboxFixture openStore(EventEncoder encoder) {
            return OutboxContract.this.openStore(encoder);
        }
    }

    @Nested
    class Listeners extends OutboxListenerContract {
        @Override
        protected OutboxFixture openStore(EventEncoder encoder) {
            return OutboxContract.this.openStore(encoder);
        }
    }

    @Nested
    class Messages extends OutboxMessageContract {
        @Override
        protected OutboxFixture openStore(EventEncoder encoder) {
            return OutboxContract.this.openStore(encoder);
        }
    }

    @Nested
    class Claims extends OutboxClaimContract {
        @Override
        protected OutboxFixture openStore(EventEncoder encoder) {
            return OutboxContract.this.openStore(encoder);
        }
    }

    @Nested
    class Settlements extends OutboxSettlementContract {
        @Override
        protected OutboxFixture openStore(EventEncoder encoder) {
            return OutboxContract.this.openStore(encoder);
        }
    }

    @Nested
    class DeadEvents extends DeadEventContract {
        @Override
        protected OutboxFixture openStore(EventEncoder encoder) {
            return OutboxContract.this.openStore(encoder);
        }
    }

    @Nested
    class Concurrency extends OutboxConcurrencyContract {
        @Override
        protected OutboxFixture openStore(EventEncoder encoder) {
            return OutboxContract.this.openStore(encoder);
        }
    }
}
