package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.MessageBus;
import io.allocation.bus.RetryPolicy;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Outbox;
import io.allocation.messaging.Relay;
import io.allocation.messaging.RelayReport;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import io.allocation.testkit.PlainTextCodec;
import io.allocation.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A store, a broker that never fails by itself, and relays between them that are stopped in the end. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class RelayTestCase {

    static final Sku LAMP = new Sku("LAMP");
    static final Sku CHAIR = new Sku("CHAIR");
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration SECOND = Duration.ofSeconds(1);

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T10:15:30Z"));
    final InMemoryStore store =
            new InMemoryStore(new EventEncoder(MessageTypes.standard(), new PlainTextCodec(), clock));
    final Outbox outbox = store.outbox();
    final InMemoryPublisher broker = new InMemoryPublisher();

    private final MessageBus bus = AllocationService.on(store);
    private final BlockingQueue<RelayReport> reports = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Relay> started = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Relay relay : started) {
            relay.stop(PATIENCE);
        }
    }

    final Relay.Builder relay(EventPublisher publisher) {
        return relay(outbox, publisher);
    }

    final Relay.Builder relay(Outbox from, EventPublisher publisher) {
        return Relay.builder(from, publisher)
                .clock(clock)
                .listener(reports::add)
                .retry(new RetryPolicy(3, SECOND, Duration.ofMinutes(1)))
                .linger(Duration.ZERO)
                .longestIdle(Duration.ofMillis(50));
    }

    final Relay start(Relay.Builder builder) {
        Relay relay = builder.build().start();
        started.add(relay);
        return relay;
    }

    /** Tells of products by one event for each batch. */
    final void receive(String sku, String... batches) {
        for (String batch : batches) {
            bus.handle(ReceiveBatch.onHand(sku, batch, 10));
        }
    }

    static void drain(Relay relay) throws InterruptedException {
        assertThat(relay.drain(PATIENCE)).isTrue();
    }

    /** The next report of a kind; leaves out others. */
    final <R extends RelayReport> R hear(Class<R> kind) throws InterruptedException {
        while (true) {
            RelayReport report = reports.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(report).as("a report of %s", kind.getSimpleName()).isNotNull();
            if (kind.isInstance(report)) {
                return kind.cast(report);
            }
        }
    }

    final <R extends RelayReport> List<R> heard(Class<R> kind) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    final List<Long> arrived(Sku sku) {
        return broker.messages(sku).stream().map(Message::position).toList();
    }

    static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
