package io.allocation.testkit;

import org.junit.jupiter.api.Nested;

/**
 * Everything that the library asks of a store: the contract of an adapter. An adapter's test extends it and supplies
 * itself:
 *
 * <pre>{@code
 * class MyStoreTest extends StoreContract {
 *     @Override
 *     protected StoreFixture openStore() {
 *         return new MyFixture();
 *     }
 * }
 * }</pre>
 *
 * <p>It gathers the contracts of the single ports, each of which can be extended by itself in the same way, while an
 * adapter grows: {@link ProductRepositoryContract}, {@link ProductHistoryContract}, {@link IdentifierContract},
 * {@link UnitOfWorkContract}, {@link ConflictContract}, {@link InboxContract}, {@link InboxConcurrencyContract},
 * {@link AllocationViewsContract}, {@link UseCaseContract}, {@link CoalescingContract}, {@link ConcurrentReadContract}
 * and {@link ConcurrencyContract}. Extended separately are {@link CommandSequenceContract}, which tries sequences of
 * commands that nobody thought of and runs on jqwik; {@link OutboxContract}, for stores that write an outbox; and
 * {@link CatalogueContract}, for those that list their products. {@link StoreFixture} is opened for each test and
 * closed after it.
 *
 * <p>What it leaves out, and an adapter has to test by itself where it promises it: that it finds a counter which
 * somebody else has changed; durability and what a crash leaves behind; what becomes of a lost connection
 * ({@link FaultInjectingDataSource} helps); units of work that join a transaction of the caller; several processes on
 * one store; how many statements a command takes, and that its cost does not grow with history; who may use the store.
 */
public abstract class StoreContract {

    /** For subclasses. */
    protected StoreContract() {}

    /**
     * The store to test. Called before each test, which closes it.
     *
     * @return a store with nothing in it, which shares nothing with those opened before
     */
    protected abstract StoreFixture openStore();

    @Nested
    class Products extends ProductRepositoryContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class History extends ProductHistoryContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class Identifiers extends IdentifierContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class UnitsOfWork extends UnitOfWorkContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class Conflicts extends ConflictContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class Messages extends InboxContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class ConcurrentMessages extends InboxConcurrencyContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class Views extends AllocationViewsContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class UseCases extends UseCaseContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class ConcurrentReads extends ConcurrentReadContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class Groups extends CoalescingContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected StoreFixture openStore() {
            return StoreContract.this.openStore();
        }
    }
}
