package com.example.modular;

import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.memory.InMemoryPublisher;
import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Relay;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.Duration;

/** Sells a lamp, and prints what would be published of it. */
public final class Shop {

    private Shop() {}

    public static void main(String[] args) throws InterruptedException {
        MessageTypes types = MessageTypes.standard();
        InMemoryStore store = new InMemoryStore(new EventEncoder(types, JsonCodec.standard(), Clock.systemUTC()));
        InMemoryPublisher publisher = new InMemoryPublisher();
        MessageBus bus = AllocationService.on(store);
        try (Relay relay = Relay.of(store.outbox(), publisher).start()) {
            bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 1));
            bus.handle(Allocate.of("order-1", "LAMP", 1));
            if (!relay.drain(Duration.ofSeconds(30))) {
                throw new IllegalStateException("not all is published");
            }
        }
        publisher
                .messages(new Sku("LAMP"))
                .forEach(message -> System.out.println(message.type() + " " + message.data()));
    }
}
