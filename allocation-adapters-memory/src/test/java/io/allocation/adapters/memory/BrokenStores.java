package io.allocation.adapters.memory;

import io.allocation.domain.Product;
import io.allocation.domain.ProductChange;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Stores with one fault each in the way they write, of the kind that adapters have had. */
final class BrokenStores {

    private BrokenStores() {}

    static class DoesNothing extends BreakableStore {
        @Override
        void store(List<Product> changed) {}
    }

    static class IgnoresTheVersion extends BreakableStore {
        @Override
        void requireUnchanged(Product product) {}
    }

    /** As an UPDATE without a look at its count does when somebody else has inserted the row. */
    static class CreatesTwice extends BreakableStore {
        @Override
        void requireUnchanged(Product product) {
            if (product.storedVersion() > 0) {
                super.requireUnchanged(product);
            }
        }
    }

    /** Checks and stores product by product, outside of any transaction. */
    static class StoresWhatItCan extends BreakableStore {
        @Override
        void store(List<Product> changed) {
            changed.forEach(product -> super.store(List.of(product)));
        }
    }

    static class LosesTheSecondProduct extends BreakableStore {
        @Override
        void store(List<Product> changed) {
            super.store(changed.subList(0, 1));
        }
    }

    static class Drops extends BreakableStore {

        private final Class<?> kind;

        Drops(Class<?> kind) {
            this.kind = kind;
        }

        @Override
        void apply(ProductChange change, StoredProduct content) {
            if (!kind.isInstance(change)) {
                super.apply(change, content);
            }
        }
    }

    /** Auto-commit was left on: what was done is stored, committed or not. */
    static class ForgetsToRollBack extends BreakableStore {
        @Override
        public UnitOfWork begin(Locking locking) {
            return new WritesThrough(super.begin(locking));
        }
    }

    static final class WritesThrough extends HandsOn {

        private boolean over;

        WritesThrough(UnitOfWork inner) {
            super(inner);
        }

        @Override
        public void commit() {
            over = true;
            super.commit();
        }

        @Override
        public void close() {
            if (!over) {
                commit();
            }
            super.close();
        }
    }

    /** As a case-insensitive collation does. */
    static class MergesCase extends BreakableStore {
        @Override
        Sku key(Sku sku) {
            return new Sku(sku.value().toLowerCase(Locale.ROOT));
        }
    }

    /** As a collation that pads with blanks does. */
    static class IgnoresTrailingBlanks extends BreakableStore {
        @Override
        Sku key(Sku sku) {
            return new Sku(sku.value().stripTrailing());
        }
    }

    /** Gives up where a conflict should be told. */
    static class SwallowsConflicts extends BreakableStore {
        @Override
        void store(List<Product> changed) {
            try {
                super.store(changed);
            } catch (ConcurrencyException ignored) {
                // as if it had been stored
            }
        }
    }

    static Stream<Class<?>> kindsOfChange() {
        return Stream.of(ProductChange.class.getPermittedSubclasses());
    }
}
