package io.allocation.adapters.memory;

import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.ports.MessageId;
import io.allocation.ports.ProductRepository;
import io.allocation.ports.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A unit of work that leaves everything to another one, so that a fault is one method. */
class HandsOn implements UnitOfWork {

    private final UnitOfWork inner;

    HandsOn(UnitOfWork inner) {
        this.inner = inner;
    }

    @Override
    public ProductRepository products() {
        return inner.products();
    }

    @Override
    public void publish(Event event) {
        inner.publish(event);
    }

    @Override
    public boolean receive(MessageId message) {
        return inner.receive(message);
    }

    @Override
    public void expect(Map<Sku, Set<OrderId>> lines) {
        inner.expect(lines);
    }

    @Override
    public void nextCommand() {
        inner.nextCommand();
    }

    @Override
    public Collection<Sku> seen() {
        return inner.seen();
    }

    @Override
    public List<Event> collectEvents() {
        return inner.collectEvents();
    }

    @Override
    public void commit() {
        inner.commit();
    }

    @Override
    public void close() {
        inner.close();
    }
}
