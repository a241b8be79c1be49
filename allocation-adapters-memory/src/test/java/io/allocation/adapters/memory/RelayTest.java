package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox;
import io.allocation.messaging.Relay;
import io.allocation.messaging.RelayReport.Measured;
import io.allocation.messaging.RelayReport.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a relay does when nothing goes wrong. */
class RelayTest extends RelayTestCase {

    @Test
    void what_is_committed_is_published_in_order() throws InterruptedException {
        Relay relay = start(relay(broker));
        for (int i = 0; i < 100; i++) {
            receive("LAMP", "B" + i);
            receive("CHAIR", "B" + i);
        }
        drain(relay);
        assertThat(arrived(LAMP)).isEqualTo(upTo(100));
        assertThat(arrived(CHAIR)).isEqualTo(upTo(100));
        assertThat(outbox.backlog().events()).isZero();
    }

    @Test
    void what_was_committed_before_it_started_is_published_batch_by_batch() throws InterruptedException {
        for (int i = 0; i < 25; i++) {
            receive("LAMP", "B" + i);
        }
        drain(start(relay(broker).batchSize(10)));
        assertThat(arrived(LAMP)).isEqualTo(upTo(25));
        assertThat(hear(Published.class)).isEqualTo(new Published(10));
    }

    /** Several attempts, since a busy machine may be late once; one that only looks now and then is late always. */
    @Test
    void a_commit_wakes_it() throws InterruptedException {
        Semaphore looks = new Semaphore(0);
        BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
        start(relay(counting(looks), EventPublisher.oneByOne(message -> arrivals.add(System.nanoTime())))
                .longestIdle(Duration.ofMinutes(1)));
        List<Duration> delays = new ArrayList<>();
        do {
            looks.drainPermits();
            looks.acquire(6); // by now it pauses for more than half a second
            long committed = System.nanoTime();
            receive("LAMP", "B" + delays.size());
            delays.add(Duration.ofNanos(next(arrivals) - committed));
            assertThat(delays).hasSizeLessThan(10);
        } while (delays.get(delays.size() - 1).toMillis() > 200);
    }

    private static long next(BlockingQueue<Long> arrivals) throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow();
    }

    private Outbox counting(Semaphore looks) {
        return new HandsOnOutbox(outbox) {
            @Override
            public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
                looks.release();
                return super.claim(after, most, now, lease);
            }
        };
    }

    @Test
    void when_nobody_tells_it_looks_by_itself() throws InterruptedException {
        BlockingQueue<Message> arrivals = new LinkedBlockingQueue<>();
        start(relay(new BrokenAppends.NeverTells(outbox), EventPublisher.oneByOne(arrivals::add)));
        receive("LAMP", "B1");
        assertThat(arrivals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void several_relays_share_the_work() throws InterruptedException {
        List<Relay> relays = IntStream.range(0, 3)
                .mapToObj(i -> start(relay(broker).batchSize(7)))
                .toList();
        List<Sku> skus =
                IntStream.range(0, 10).mapToObj(i -> new Sku("SKU-" + i)).toList();
        for (int i = 0; i < 20; i++) {
            String batch = "B" + i;
            skus.forEach(sku -> receive(sku.value(), batch));
        }
        while (outbox.backlog().events() > 0) {
            drain(relays.get(0));
        }
        assertThat(skus).allSatisfy(sku -> assertThat(arrived(sku)).isEqualTo(upTo(20)));
    }

    @Test
    void several_threads_share_the_work_and_call_the_publisher_one_at_a_time() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Relay relay = start(relay(messages -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    List<EventPublisher.Failure> failures = broker.publish(messages);
                    inside.decrementAndGet();
                    return failures;
                })
                .threads(3)
                .batchSize(5));
        List<Sku> skus =
                IntStream.range(0, 10).mapToObj(i -> new Sku("SKU-" + i)).toList();
        for (int i = 0; i < 20; i++) {
            String batch = "B" + i;
            skus.forEach(sku -> receive(sku.value(), batch));
        }
        drain(relay);
        assertThat(skus).allSatisfy(sku -> assertThat(arrived(sku)).isEqualTo(upTo(20)));
        assertThat(most).hasValue(1);
    }

    /** Knows which threads asked. */
    private static final class Asked extends HandsOnOutbox {

        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        private final CountDownLatch two = new CountDownLatch(2);

        Asked(Outbox inner) {
            super(inner);
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            if (threads.add(Thread.currentThread())) {
                two.countDown();
            }
            return super.claim(after, most, now, lease);
        }
    }

    @Test
    void where_there_is_little_one_thread_asks() throws InterruptedException {
        Asked asked = new Asked(outbox);
        start(relay(asked, broker).threads(3).batchSize(2));
        for (int i = 0; i < 10; i++) {
            receive("LAMP", "B" + i);
            hear(Published.class);
        }
        assertThat(asked.threads).hasSize(1);
    }

    @Test
    void where_there_is_much_others_help_while_one_publishes() throws InterruptedException {
        Asked asked = new Asked(outbox);
        receive("LAMP", "B1");
        receive("CHAIR", "B1");
        start(relay(asked, messages -> {
                    assertThat(asked.two.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                    return broker.publish(messages);
                })
                .batchSize(1));
        hear(Published.class);
        hear(Published.class);
        assertThat(broker.messages()).hasSize(2);
    }

    @Test
    void it_measures_what_waits() throws InterruptedException {
        broker.refuse(message -> true);
        receive("LAMP", "B1");
        Instant stored = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        receive("LAMP", "B2");
        start(relay(broker).measureEvery(Duration.ofMillis(1)));
        assertThat(hear(Measured.class))
                .isEqualTo(new Measured(new Outbox.Backlog(2, Optional.of(stored), 0), Duration.ofMinutes(5)));
        assertThat(hear(Measured.class).backlog().events()).as("over and over").isEqualTo(2);
    }

    @Test
    void where_nothing_waits_nothing_is_old() throws InterruptedException {
        start(relay(broker));
        assertThat(hear(Measured.class))
                .isEqualTo(new Measured(new Outbox.Backlog(0, Optional.empty(), 0), Duration.ZERO));
    }

    /** As with a store whose clock is ahead. */
    @Test
    void nothing_waits_for_less_than_no_time() throws InterruptedException {
        receive("LAMP", "B1");
        clock.advance(Duration.ofMinutes(-5));
        start(relay(messages -> {
            throw new IllegalStateException("away");
        }));
        assertThat(hear(Measured.class).age()).isZero();
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        Relay.Builder builder = relay(broker);
        refuses("batchSize", () -> builder.batchSize(0));
        refuses("batchSize", () -> builder.batchSize(10_001));
        refuses("threads", () -> builder.threads(0));
        refuses("threads", () -> builder.threads(17));
        refuses("lease", () -> builder.lease(Duration.ZERO));
        refuses("lease", () -> builder.lease(Duration.ofSeconds(-1)));
        refuses("linger", () -> builder.linger(Duration.ofNanos(-1)));
        refuses("longestIdle", () -> builder.longestIdle(Duration.ZERO));
        refuses("measureEvery", () -> builder.measureEvery(Duration.ZERO));
    }

    private static void refuses(String field, Runnable setting) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(setting::run)
                .extracting(InvalidValueException::field)
                .isEqualTo(field);
    }

    @Test
    void it_is_started_once() throws InterruptedException {
        Relay relay = start(relay(broker));
        assertThatIllegalStateException().isThrownBy(relay::start);
        receive("LAMP", "B1");
        drain(relay);
        relay.close();
        assertThatIllegalStateException().isThrownBy(relay::start);
    }
}
