package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.memory.InMemoryPublisher;
import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.MessageBus;
import io.allocation.bus.RetryPolicy;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Relay;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import io.allocation.testkit.PlainTextCodec;
import io.allocation.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What the page about testing shows: fakes that are whole, and a clock that stands still. */
class FakesTest {

    @Test
    void milk_is_sold_until_its_last_day() {
        SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
        MessageBus bus = AllocationService.builder(new InMemoryStore(), AllocationPolicy.standard(), clock)
                .build();
        bus.handle(milkUntil(LocalDate.of(2026, 3, 1)));

        assertThat(bus.handle(Allocate.of("order-1", "MILK", 1))).isInstanceOf(AllocationResult.Allocated.class);

        clock.advance(Duration.ofHours(12));
        assertThat(bus.handle(Allocate.of("order-2", "MILK", 1))).isInstanceOf(OutOfStock.class);
    }

    private static ReceiveBatch milkUntil(LocalDate lastDay) {
        return new ReceiveBatch(new Sku("MILK"), new BatchReference("B-1"), 10, null, lastDay, null);
    }

    @Test
    void what_would_be_published_can_be_looked_at() throws InterruptedException {
        SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));

        InMemoryStore store = new InMemoryStore(new EventEncoder(MessageTypes.standard(), new PlainTextCodec(), clock));
        InMemoryPublisher publisher = new InMemoryPublisher();
        AllocationService.on(store).handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        try (Relay relay = Relay.of(store.outbox(), publisher).start()) {
            assertThat(relay.drain(Duration.ofSeconds(30))).isTrue();
        }

        assertThat(publisher.messages(new Sku("LAMP")))
                .extracting(Message::type)
                .containsExactly("io.allocation.batch-received.v1");
    }

    @Test
    void a_publisher_can_be_told_to_refuse() throws InterruptedException {
        InMemoryStore store =
                new InMemoryStore(new EventEncoder(MessageTypes.standard(), new PlainTextCodec(), Clock.systemUTC()));
        AllocationService.on(store).handle(ReceiveBatch.onHand("LAMP", "B-1", 10));

        InMemoryPublisher publisher = new InMemoryPublisher();
        publisher.refuse(message -> message.type().equals("io.allocation.batch-received.v1"));
        Relay.Builder hasty = Relay.builder(store.outbox(), publisher).retry(RetryPolicy.none());
        try (Relay relay = hasty.build().start()) {
            assertThat(relay.drain(Duration.ofSeconds(30))).isTrue();
        }

        assertThat(store.outbox().deadEvents(10)).hasSize(1);
        assertThat(publisher.messages()).isEmpty();
    }
}
