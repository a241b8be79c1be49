package io.allocation.benchmarks;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.MessageId;
import io.allocation.ports.ProductRepository;
import io.allocation.ports.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Costs nothing, so that what is left is the cost of the bus. */
final class NoOpUnitOfWork implements UnitOfWork, ProductRepository {

    @Override
    public ProductRepository products() {
        return this;
    }

    @Override
    public Optional<Product> get(Sku sku) {
        return Optional.empty();
    }

    @Override
    public Optional<Product> getByBatch(BatchReference reference) {
        return Optional.empty();
    }

    @Override
    public void add(Product product) {
        throw new UnsupportedOperationException("there is nothing behind this");
    }

    @Override
    public void publish(Event event) {
        throw new UnsupportedOperationException("there is nothing behind this");
    }

    @Override
    public boolean receive(MessageId message) {
        return true;
    }

    @Override
    public void expect(Map<Sku, Set<OrderId>> lines) {
        // nothing to load
    }

    @Override
    public void nextCommand() {
        // nothing
    }

    @Override
    public Collection<Sku> seen() {
        return List.of();
    }

    @Override
    public List<Event> collectEvents() {
        return List.of();
    }

    @Override
    public void commit() {
        // nothing to commit
    }

    @Override
    public void close() {
        // nothing to release
    }
}
