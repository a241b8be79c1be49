package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.Coalescing;
import io.allocation.bus.MessageBus;
import io.allocation.bus.RetryPolicy;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Fill;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Preference;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.Verification;
import io.allocation.ports.Work;
import io.allocation.service.AllocationService;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the store contracts share: a store for each test, and the words to fill it and to read it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class StoreTestCase {

    static final Sku LAMP = new Sku("LAMP");
    static final Sku CHAIR = new Sku("CHAIR");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    static final LocalDate TOMORROW = TODAY.plusDays(1);
    static final LocalDate NEXT_WEEK = TODAY.plusWeeks(1);
    static final AllocationPolicy WHOLE = AllocationPolicy.standard();
    static final AllocationPolicy SPLIT = new AllocationPolicy(Preference.standard(), Fill.SPLIT);

    /** Enough for every conflict of these tests: a lost race is none of theirs, an endless one is. */
    private static final RetryPolicy PATIENT = new RetryPolicy(1_000, Duration.ofNanos(1_000), Duration.ofMillis(5));

    private StoreFixture store;

    /**
     * The store to test. Called before each test, which closes it.
     *
     * @return a store with nothing in it, which shares nothing with those opened before
     */
    protected abstract StoreFixture openStore();

    @BeforeEach
    void open() {
        store = openStore();
    }

    /** Whatever a test did, every counter must agree with its rows. */
    @AfterEach
    void verifyAndClose() {
        try (StoreFixture closing = store) {
            assertThat(closing.verify()).matches(Verification::isClean);
        }
    }

    final StoreFixture store() {
        return store;
    }

    final Verification verify() {
        return store.verify();
    }

    final AllocationViews views() {
        return store.views();
    }

    final UnitOfWork begin() {
        return begin(Locking.OPTIMISTIC);
    }

    final UnitOfWork begin(Locking locking) {
        return store.unitsOfWork().begin(locking);
    }

    final MessageBus bus() {
        return busBuilder(WHOLE).build();
    }

    /** Has commands meet in the store and not before. */
    final MessageBus.Builder busBuilder(AllocationPolicy policy) {
        Clock clock = Clock.fixed(TODAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        return AllocationService.builder(store.unitsOfWork(), policy, clock)
                .retry(PATIENT)
                .coalescing(Coalescing.none());
    }

    final void commit(Consumer<UnitOfWork> work) {
        try (UnitOfWork unitOfWork = begin()) {
            work.accept(unitOfWork);
            unitOfWork.commit();
        }
    }

    /** Commits what is done to one product, which is added if the store does not know it. */
    final void commit(Sku sku, Consumer<Product> work) {
        commit(unitOfWork -> work.accept(product(unitOfWork, sku)));
    }

    /** What a unit of work of its own finds out about a product that is stored. */
    final <T> T stored(Sku sku, Function<Product, T> question) {
        try (UnitOfWork unitOfWork = begin()) {
            return question.apply(unitOfWork.products().get(sku).orElseThrow());
        }
    }

    final long storedVersion(Sku sku) {
        return stored(sku, Product::version);
    }

    final List<Batch> storedOpenBatches(Sku sku) {
        return stored(sku, Product::openBatches);
    }

    final Optional<Batch> storedBatch(Sku sku, String reference) {
        return stored(sku, product -> product.batch(batch(reference)));
    }

    final List<Allocation> storedAllocations(Sku sku, String order) {
        return stored(sku, product -> product.allocationsOf(order(order)));
    }

    static Product product(Work unitOfWork, Sku sku) {
        return unitOfWork.products().get(sku).orElseGet(() -> {
            Product created = Product.create(sku);
            unitOfWork.products().add(created);
            return created;
        });
    }

    static void receive(Product product, String reference, long quantity) {
        product.receive(Batch.onHand(product.sku(), batch(reference), quantity));
    }

    static AllocationResult allocate(Product product, String order, long quantity) {
        return product.allocate(new OrderLine(order(order), product.sku(), quantity), WHOLE, TODAY);
    }

    static OrderId order(String value) {
        return new OrderId(value);
    }

    static BatchReference batch(String value) {
        return new BatchReference(value);
    }

    /** "batch: quantity", the way a reader counts. */
    static List<String> claims(List<Allocation> allocations) {
        return allocations.stream()
                .map(allocation -> allocation.batch() + ": " + allocation.quantity())
                .toList();
    }

    /** "batch: allocated of purchased". */
    static List<String> numbers(List<Batch> batches) {
        return batches.stream()
                .map(batch -> batch.reference() + ": " + batch.allocated() + " of " + batch.purchased())
                .toList();
    }
}
