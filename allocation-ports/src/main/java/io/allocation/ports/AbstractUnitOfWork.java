package io.allocation.ports;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What all units of work have in common: which products were seen, which events are new, and what may be done when. An
 * adapter adds how to load, store and release.
 */
public abstract class AbstractUnitOfWork implements UnitOfWork {

    private enum State {
        OPEN,
        COMMITTED,
        FAILED,
        CLOSED
    }

    private final Map<Sku, Seen> seen = new LinkedHashMap<>();
    private final Set<Seen> seenByCommand = new LinkedHashSet<>();
    private final Set<Sku> missed = new HashSet<>();
    private final Map<Sku, Optional<Product>> expected = new HashMap<>();
    private final List<Event> published = new ArrayList<>();
    private final List<Event> told = new ArrayList<>();
    private final ProductRepository products = new SeenProducts();
    private @Nullable Sku contended;
    private boolean received;
    private State state = State.OPEN;

    /** For adapters. */
    protected AbstractUnitOfWork() {}

    /**
     * Loads a product. Called once for each SKU.
     *
     * @param sku its SKU
     * @return the product as it is stored, or empty if nothing was ever received of it
     */
    protected abstract Optional<Product> load(Sku sku);

    /**
     * Loads several products, those with the lowest SKUs first: as {@link #load} does, one after the other, unless an
     * adapter knows a faster way.
     *
     * @param lines their SKUs, each with the orders whose lines will be asked for
     * @return the products that are stored
     */
    protected Map<Sku, Product> loadAll(SortedMap<Sku, Set<OrderId>> lines) {
        Map<Sku, Product> products = new HashMap<>();
        lines.keySet().forEach(sku -> load(sku).ifPresent(product -> products.put(sku, product)));
        return products;
    }

    /**
     * Looks up which products have a batch of a name.
     *
     * @param reference the batch's name
     * @return the SKUs of those that are stored; empty if there is none
     */
    protected abstract Collection<Sku> skusWithBatch(BatchReference reference);

    /**
     * Writes down that a message is received, unless it is written down already.
     *
     * @param message the message
     * @return whether it was not; it then takes effect with {@link #store}, or not at all
     */
    protected abstract boolean insertIfAbsent(MessageId message);

    /**
     * Stores the changes of all these products and makes them take effect, together with the messages received, or does
     * nothing and throws. Called if there is any of these, or an event.
     *
     * @param changed the products that changed; each must still be at its {@link Product#storedVersion()}, which is 0
     *     for one that must not be there yet
     * @param events every event of this unit of work, in the order in which they were collected: what a store that has
     *     an outbox puts into it; some are in the products' own events too
     * @throws ConcurrencyException if one of the products has changed, or another unit of work has received one of the
     *     messages
     */
    protected abstract void store(List<Product> changed, List<Event> events);

    /**
     * Lets go of whatever this unit of work holds. Called once. Must not throw after commit.
     *
     * @param committed whether the changes took effect
     */
    protected abstract void release(boolean committed);

    @Override
    public final ProductRepository products() {
        requireOpen();
        return products;
    }

    @Override
    public final void publish(Event event) {
        requireOpen();
        published.add(Require.present("event", event));
    }

    @Override
    public final boolean receive(MessageId message) {
        requireOpen();
        boolean first = insertIfAbsent(Require.present("message", message));
        received |= first;
        return first;
    }

    @Override
    public final void expect(Map<Sku, Set<OrderId>> lines) {
        requireOpen();
        SortedMap<Sku, Set<OrderId>> missing = new TreeMap<>(lines);
        missing.keySet().removeAll(expected.keySet());
        missing.keySet().removeAll(seen.keySet());
        missing.keySet().removeAll(missed);
        if (!missing.isEmpty()) {
            Map<Sku, Product> loaded = loadAll(missing);
            missing.keySet().forEach(sku -> expected.put(sku, Optional.ofNullable(loaded.get(sku))));
        }
    }

    @Override
    public final Collection<Sku> seen() {
        Set<Sku> skus = new TreeSet<>(missed);
        skus.addAll(seen.keySet());
        if (contended != null) {
            skus.add(contended);
        }
        return skus;
    }

    @Override
    public final void nextCommand() {
        requireOpen();
        seenByCommand.clear();
    }

    @Override
    public final List<Event> collectEvents() {
        requireOpen();
        return collectEvents(seenByCommand);
    }

    private List<Event> collectEvents(Collection<Seen> products) {
        List<Event> events = new ArrayList<>();
        products.forEach(product -> product.collect(events));
        events.addAll(published);
        published.clear();
        told.addAll(events);
        return events;
    }

    @Override
    public final void commit() {
        requireOpen();
        collectEvents(seen.values());
        List<Product> changed = new ArrayList<>();
        for (Seen each : seen.values()) {
            if (each.product().version() != each.product().storedVersion()) {
                changed.add(each.product());
            }
        }
        state = State.FAILED; // until it has not: after an exception there is nothing left to do but close
        if (received || !changed.isEmpty() || !told.isEmpty()) {
            store(changed, told);
        }
        state = State.COMMITTED;
    }

    @Override
    public final void close() {
        if (state != State.CLOSED) {
            release(state == State.COMMITTED);
            state = State.CLOSED;
        }
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("this unit of work has ended (" + state + "); begin another one");
        }
    }

    private final class SeenProducts implements ProductRepository {

        @Override
        public Optional<Product> get(Sku sku) {
            requireOpen();
            Seen known = seen.get(Require.present("sku", sku));
            if (known != null) {
                seenByCommand.add(known);
                return Optional.of(known.product());
            }
            return missed.contains(sku) ? Optional.empty() : firstSeen(sku);
        }

        private Optional<Product> firstSeen(Sku sku) {
            Optional<Product> loaded = loadOrMiss(sku);
            if (loaded.isPresent()) {
                see(loaded.get());
            } else {
                missed.add(sku);
            }
            return loaded;
        }

        /** One that cannot be had now was asked for all the same: the next attempt has to expect it. */
        private Optional<Product> loadOrMiss(Sku sku) {
            Optional<Product> early = expected.get(sku);
            if (early != null) {
                return early;
            }
            try {
                return load(sku);
            } catch (ConcurrencyException conflict) {
                contended = sku;
                throw conflict;
            }
        }

        @Override
        public Optional<Product> getByBatch(BatchReference reference) {
            requireOpen();
            Set<Sku> skus = new TreeSet<>(skusWithBatch(Require.present("reference", reference)));
            for (Seen each : seen.values()) {
                if (each.product().batch(reference).isPresent()) {
                    skus.add(each.product().sku()); // perhaps received in this unit of work
                }
            }
            if (skus.size() > 1) {
                throw new AmbiguousBatchException(reference, skus);
            }
            return skus.stream().findFirst().flatMap(this::get);
        }

        @Override
        public void add(Product product) {
            requireOpen();
            Require.present("product", product);
            if (seen.containsKey(product.sku())) {
                throw new IllegalStateException("product " + product.sku() + " is part of this unit of work already");
            }
            see(product);
        }

        private void see(Product product) {
            Seen first = new Seen(product);
            seen.put(product.sku(), first);
            seenByCommand.add(first);
        }
    }

    /** A product and how many of its events have been collected. */
    private static final class Seen {

        private final Product product;
        private int collected;

        Seen(Product product) {
            this.product = product;
        }

        Product product() {
            return product;
        }

        void collect(List<Event> into) {
            List<ProductEvent> events = product.events();
            if (events.size() > collected) {
                into.addAll(events.subList(collected, events.size()));
                collected = events.size();
            }
        }
    }
}
