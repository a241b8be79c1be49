package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.ProductHistory;
import io.allocation.domain.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores with one fault each in the way they load, look up or show, of the kind that adapters have had. */
final class BrokenReads {

    private BrokenReads() {}

    static class ShowsUncommitted extends BreakableStore {

        private final Map<Sku, Product> open = new ConcurrentHashMap<>();

        @Override
        Optional<Product> load(Sku sku) {
            Optional<Product> loaded = super.load(sku);
            loaded.ifPresent(product -> open.put(sku, product));
            return loaded;
        }

        @Override
        void released() {
            open.clear();
        }

        @Override
        public List<Batch> availabilityOf(Sku sku) {
            Product dirty = open.get(sku);
            return dirty == null ? super.availabilityOf(sku) : sorted(dirty.openBatches());
        }
    }

    static class SortsByName extends BreakableStore {
        @Override
        List<Batch> sorted(Collection<Batch> batches) {
            return batches.stream()
                    .sorted(Comparator.comparing(Batch::reference))
                    .toList();
        }
    }

    static class SortsOrdersBackwards extends BreakableStore {
        @Override
        public List<Allocation> allocationsOf(OrderId orderId) {
            return reversed(super.allocationsOf(orderId));
        }
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    static class OffersUsedUpBatches extends BreakableStore {
        @Override
        public List<Batch> availabilityOf(Sku sku) {
            return batchesOf(sku);
        }
    }

    static class LooksForOpenBatchesOnly extends BreakableStore {
        @Override
        Collection<Sku> skusWithBatch(BatchReference reference) {
            return super.skusWithBatch(reference).stream()
                    .filter(sku -> availabilityOf(sku).stream()
                            .anyMatch(batch -> batch.reference().equals(reference)))
                    .toList();
        }
    }

    static class FindsTheFirstSkuOfABatchOnly extends BreakableStore {
        @Override
        Collection<Sku> skusWithBatch(BatchReference reference) {
            return super.skusWithBatch(reference).stream().limit(1).toList();
        }
    }

    static class LoadsUsedUpBatches extends BreakableStore {
        @Override
        Collection<Batch> loaded(Shelf shelf) {
            return shelf.content.batches();
        }
    }

    static class LosesExpiry extends BreakableStore {
        @Override
        Collection<Batch> loaded(Shelf shelf) {
            return shelf.content.openBatches().stream()
                    .map(LosesExpiry::keeping)
                    .toList();
        }

        private static Batch keeping(Batch batch) {
            return new Batch(
                    batch.sku(),
                    batch.reference(),
                    batch.purchased(),
                    batch.allocated(),
                    batch.shipped(),
                    batch.eta(),
                    null,
                    batch.warehouse(),
                    batch.received());
        }
    }

    static class LooksUpThePresent extends BreakableStore {
        @Override
        ProductHistory history(Shelf shelf, long version) {
            return new History(shelf, version) {
                @Override
                boolean isUnchanged() {
                    return true;
                }
            };
        }
    }

    static class UnseatsTheEarliest extends BreakableStore {
        @Override
        ProductHistory history(Shelf shelf, long version) {
            return new History(shelf, version) {
                @Override
                public List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
                    return reversed(super.latestAllocations(batch, Long.MAX_VALUE, Integer.MAX_VALUE));
                }
            };
        }
    }

    static class KnowsOnePageOnly extends BreakableStore {
        @Override
        ProductHistory history(Shelf shelf, long version) {
            return new History(shelf, version) {
                @Override
                public List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
                    return super.latestAllocations(batch, Long.MAX_VALUE, limit);
                }
            };
        }
    }

    static class ForgetsShippedLines extends BreakableStore {
        @Override
        ProductHistory history(Shelf shelf, long version) {
            return new History(shelf, version) {
                @Override
                public List<Allocation> allocationsOf(OrderId orderId) {
                    return super.allocationsOf(orderId).stream()
                            .filter(allocation -> !allocation.shipped())
                            .toList();
                }
            };
        }
    }

    static class FindsOpenBatchesOnly extends BreakableStore {
        @Override
        ProductHistory history(Shelf shelf, long version) {
            return new History(shelf, version) {
                @Override
                public Optional<Batch> batch(BatchReference reference) {
                    return super.batch(reference).filter(Batch::isOpen);
                }
            };
        }
    }
}
