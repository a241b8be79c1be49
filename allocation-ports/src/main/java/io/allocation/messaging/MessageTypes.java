package io.allocation.messaging;

import io.allocation.bus.Command;
import io.allocation.domain.BatchArrived;
import io.allocation.domain.BatchEtaChanged;
import io.allocation.domain.BatchQuantityChanged;
import io.allocation.domain.BatchReceived;
import io.allocation.domain.BatchWithdrawn;
import io.allocation.domain.Event;
import io.allocation.domain.InvalidValueException;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.LineDeallocated;
import io.allocation.domain.LineQuantityChanged;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.LineShipped;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchEta;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.MarkBatchArrived;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import io.allocation.service.WithdrawBatch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What events and commands are called outside: {@code io.allocation.line-allocated.v1}, a logical name and the version
 * of its schema, never the name of a class. A class may be renamed, and a new version of a schema may be a new class,
 * while the old one still reads what was written before. Immutable and thread-safe.
 */
public final class MessageTypes {

    private static final String OWN = "io.allocation.";
    private static final String DEFAULT_SOURCE = "/allocation";

    private final String source;
    private final Map<Class<?>, String> names;
    private final Map<Class<?>, Function<Event, Optional<Sku>>> skus;
    private final Map<String, Class<?>> events;
    private final Map<String, Class<?>> commands;

    private MessageTypes(Builder builder) {
        source = builder.source;
        names = Map.copyOf(builder.names);
        skus = Map.copyOf(builder.skus);
        events = Map.copyOf(builder.events);
        commands = Map.copyOf(builder.commands);
    }

    /**
     * The library's own events and commands, told by {@code /allocation}.
     *
     * @return the standard types
     */
    public static MessageTypes standard() {
        return builder().build();
    }

    /**
     * The library's own events and commands, to be added to.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Who tells the events.
     *
     * @return the source of the messages, a URI reference
     */
    public String source() {
        return source;
    }

    /**
     * The product whose order an event keeps when it is published.
     *
     * @param event the event
     * @return the product; empty if the event is internal
     * @throws UnknownMessageTypeException if the event's class was not registered
     */
    public Optional<Sku> skuOf(Event event) {
        Function<Event, Optional<Sku>> sku =
                skus.get(Require.present("event", event).getClass());
        if (sku == null) {
            throw UnknownMessageTypeException.ofClass(event.getClass());
        }
        return sku.apply(event);
    }

    /**
     * The name of an event or a command.
     *
     * @param type its class
     * @return the name and the version, as in {@code io.allocation.line-allocated.v1}
     * @throws UnknownMessageTypeException if it was not registered, or is internal
     */
    public String nameOf(Class<?> type) {
        String name = names.get(Require.present("type", type));
        if (name == null) {
            throw UnknownMessageTypeException.ofClass(type);
        }
        return name;
    }

    /**
     * What an event is read as.
     *
     * @param name the name and the version
     * @return the class
     * @throws UnknownMessageTypeException if no event has this name and version
     */
    @SuppressWarnings("unchecked") // the builder takes nothing else
    public Class<? extends Event> event(String name) {
        Class<?> type = events.get(Require.present("name", name));
        if (type == null) {
            throw UnknownMessageTypeException.ofEvent(name);
        }
        return (Class<? extends Event>) type;
    }

    /**
     * What a command is read as.
     *
     * @param name the name and the version
     * @return the class
     * @throws UnknownMessageTypeException if no command has this name and version
     */
    @SuppressWarnings("unchecked") // the builder takes nothing else
    public Class<? extends Command<?>> command(String name) {
        Class<?> type = commands.get(Require.present("name", name));
        if (type == null) {
            throw UnknownMessageTypeException.ofCommand(name);
        }
        return (Class<? extends Command<?>>) type;
    }

    /** Gives names. Not thread-safe. */
    public static final class Builder {

        private String source = DEFAULT_SOURCE;
        private final Map<Class<?>, String> names = new HashMap<>();
        private final Map<Class<?>, Function<Event, Optional<Sku>>> skus = new HashMap<>();
        private final Map<String, Class<?>> events = new HashMap<>();
        private final Map<String, Class<?>> commands = new HashMap<>();

        private Builder() {
            own(BatchReceived.class, "batch-received");
            own(BatchQuantityChanged.class, "batch-quantity-changed");
            own(BatchWithdrawn.class, "batch-withdrawn");
            own(BatchEtaChanged.class, "batch-eta-changed");
            own(BatchArrived.class, "batch-arrived");
            own(LineAllocated.class, "line-allocated");
            own(LineReallocated.class, "line-reallocated");
            own(LineDeallocated.class, "line-deallocated");
            own(LineQuantityChanged.class, "line-quantity-changed");
            own(LineShipped.class, "line-shipped");
            own(OutOfStock.class, "out-of-stock");
            command(Allocate.class, OWN + "allocate", 1);
            command(ChangeLineQuantity.class, OWN + "change-line-quantity", 1);
            command(ShipLine.class, OWN + "ship-line", 1);
            command(ReceiveBatch.class, OWN + "receive-batch", 1);
            command(ChangeBatchQuantity.class, OWN + "change-batch-quantity", 1);
            command(ChangeBatchEta.class, OWN + "change-batch-eta", 1);
            command(MarkBatchArrived.class, OWN + "mark-batch-arrived", 1);
            command(WithdrawBatch.class, OWN + "withdraw-batch", 1);
        }

        private void own(Class<? extends ProductEvent> type, String name) {
            event(type, OWN + name, 1, ProductEvent::sku);
        }

        /**
         * Sets who tells the events, instead of {@code /allocation}. Source and id together name a message, so two
         * databases that publish to one topic need two sources.
         *
         * @param uri a URI reference, as in {@code urn:shop:allocation}; an identifier, see {@link Require#identifier}
         * @return this builder
         * @throws InvalidValueException if it is no identifier
         */
        public Builder source(String uri) {
            source = Require.identifier("source", uri);
            return this;
        }

        /**
         * Names an event. Once published, a name and version should never stand for anything else.
         *
         * @param <E> the event
         * @param type its class, a record as a rule
         * @param name a name that is unique in the world, as in {@code com.example.shop.customer-must-be-told}
         * @param version the version of its schema, positive
         * @param sku the product whose order it keeps, one that exists
         * @return this builder
         * @throws InvalidValueException if the class or the name is taken, or the name or the version wrong
         */
        public <E extends Event> Builder event(Class<E> type, String name, int version, Function<? super E, Sku> sku) {
            Require.present("sku", sku);
            register(type, name, version, events);
            skus.put(type, event -> Optional.of(sku.apply(type.cast(event))));
            return this;
        }

        /**
         * Names an event that is no longer published, but still read.
         *
         * @param type its class
         * @param name its name
         * @param version the version of its schema, positive
         * @return this builder
         * @throws InvalidValueException if the name is taken, or the name or the version wrong
         */
        public Builder oldEvent(Class<? extends Event> type, String name, int version) {
            put(events, name, version, type);
            return this;
        }

        /**
         * Keeps a kind of event from being published: it is for handlers of the bus only. Of the library's own,
         * {@link OutOfStock} is worth a thought: published, every refusal is a write.
         *
         * @param type its class
         * @return this builder
         */
        public Builder internal(Class<? extends Event> type) {
            names.remove(Require.present("type", type));
            skus.put(type, event -> Optional.empty());
            return this;
        }

        /**
         * Names a command.
         *
         * @param type its class, a record as a rule
         * @param name a name that is unique in the world, as in {@code com.example.shop.reserve}
         * @param version the version of its schema, positive
         * @return this builder
         * @throws InvalidValueException if the class or the name is taken, or the name or the version wrong
         */
        public Builder command(Class<? extends Command<?>> type, String name, int version) {
            register(type, name, version, commands);
            return this;
        }

        private void register(Class<?> type, String name, int version, Map<String, Class<?>> byName) {
            if (names.containsKey(Require.present("type", type)) || skus.containsKey(type)) {
                throw new InvalidValueException("type", type.getName(), "must not be registered already");
            }
            names.put(type, put(byName, name, version, type));
        }

        private static String put(Map<String, Class<?>> byName, String name, int version, Class<?> type) {
            String full = Require.identifier(
                    "name", Require.identifier("name", name) + ".v" + Require.positive("version", version));
            if (byName.putIfAbsent(full, Require.present("type", type)) != null) {
                throw new InvalidValueException("name", full, "must not be registered already");
            }
            return full;
        }

        /**
         * Builds the registry.
         *
         * @return the types registered until now
         */
        public MessageTypes build() {
            return new MessageTypes(this);
        }
    }
}
