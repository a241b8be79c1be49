package io.allocation.testkit;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.ProductChange;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.ports.AllocationViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All batches and claims of all SKUs in flat lists, and every event there ever was. Keeps no counter: what can be
 * counted is counted when asked for.
 */
final class ModelState implements AllocationViews {

    /** What is known of a batch besides the claims on it. */
    static final class ModelBatch {

        final Sku sku;
        final BatchReference reference;
        final @Nullable LocalDate expiry;
        final @Nullable Warehouse warehouse;
        final long received;
        long purchased;

        @Nullable
        LocalDate eta;

        ModelBatch(Batch bought, long received) {
            this.sku = bought.sku();
            this.reference = bought.reference();
            this.expiry = bought.expiry();
            this.warehouse = bought.warehouse();
            this.received = received;
            this.purchased = bought.purchased();
            this.eta = bought.eta();
        }
    }

    /** Units of a batch that a line was promised. */
    static final class ModelClaim {

        final ModelBatch batch;
        final long sequence;
        OrderLine line;
        long units;
        boolean shipped;

        ModelClaim(OrderLine line, ModelBatch batch, long units, long sequence) {
            this.line = line;
            this.batch = batch;
            this.units = units;
            this.sequence = sequence;
        }

        Allocation picture() {
            return new Allocation(line, batch.reference, units, sequence, shipped);
        }
    }

    private final List<ModelBatch> batches = new ArrayList<>();
    private final List<ModelClaim> claims = new ArrayList<>();
    private final List<ProductEvent> log = new ArrayList<>();

    void record(ProductEvent event) {
        log.add(event);
    }

    List<ProductEvent> log() {
        return log;
    }

    long version(Sku sku) {
        return log.stream()
                .filter(event -> event instanceof ProductChange && event.sku().equals(sku))
                .count();
    }

    List<ModelBatch> batches(Sku sku) {
        return batches.stream().filter(batch -> batch.sku.equals(sku)).toList();
    }

    Optional<ModelBatch> find(Sku sku, BatchReference reference) {
        return batches(sku).stream()
                .filter(batch -> batch.reference.equals(reference))
                .findFirst();
    }

    void add(ModelBatch batch) {
        batches.add(batch);
    }

    long allocated(ModelBatch batch) {
        return units(claimsWhere(claim -> claim.batch == batch));
    }

    long shipped(ModelBatch batch) {
        return units(claimsWhere(claim -> claim.batch == batch && claim.shipped));
    }

    long available(ModelBatch batch) {
        return batch.purchased - allocated(batch);
    }

    Batch picture(ModelBatch batch) {
        return new Batch(
                batch.sku,
                batch.reference,
                batch.purchased,
                allocated(batch),
                shipped(batch),
                batch.eta,
                batch.expiry,
                batch.warehouse,
                batch.received);
    }

    /** What a line holds, in the order in which it is listed. */
    List<ModelClaim> held(Sku sku, OrderId order) {
        return claimsWhere(claim ->
                        claim.line.sku().equals(sku) && claim.line.orderId().equals(order))
                .sorted(Comparator.<ModelClaim>comparingLong(claim -> claim.sequence)
                        .thenComparing(claim -> claim.batch.reference.value()))
                .toList();
    }

    List<Allocation> pictures(Sku sku, OrderId order) {
        return held(sku, order).stream().map(ModelClaim::picture).toList();
    }

    /** The claims that a batch may still lose, who came first first. */
    List<ModelClaim> unshipped(ModelBatch batch) {
        return claimsWhere(claim -> claim.batch == batch && !claim.shipped)
                .sorted(Comparator.comparingLong(claim -> claim.sequence))
                .toList();
    }

    void claim(OrderLine line, ModelBatch batch, long units, long sequence) {
        Optional<ModelClaim> there = held(line.sku(), line.orderId()).stream()
                .filter(claim -> claim.batch == batch)
                .findFirst();
        there.ifPresentOrElse(
                claim -> claim.units += units, () -> claims.add(new ModelClaim(line, batch, units, sequence)));
    }

    void giveBack(ModelClaim claim, long units) {
        claim.units -= units;
        claims.removeIf(any -> any.units == 0);
    }

    private Stream<ModelClaim> claimsWhere(Predicate<ModelClaim> condition) {
        return claims.stream().filter(condition);
    }

    private static long units(Stream<ModelClaim> claims) {
        return claims.mapToLong(claim -> claim.units).reduce(0, Math::addExact);
    }

    @Override
    public List<Allocation> allocationsOf(OrderId order) {
        return batches.stream()
                .map(batch -> batch.sku)
                .distinct()
                .sorted()
                .flatMap(sku -> pictures(sku, order).stream())
                .toList();
    }

    @Override
    public List<Batch> availabilityOf(Sku sku) {
        return batchesOf(sku).stream().filter(batch -> batch.available() > 0).toList();
    }

    @Override
    public List<Batch> batchesOf(Sku sku) {
        return batches(sku).stream()
                .sorted(Comparator.comparingLong(batch -> batch.received))
                .map(this::picture)
                .toList();
    }
}
