package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox;
import io.allocation.messaging.Relay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a relay comes to an end, and what it does before. */
class RelayStopTest extends RelayTestCase {

    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** Publishes nothing until it is let go. */
    private List<EventPublisher.Failure> hang(List<Message> messages) throws Exception {
        entered.countDown();
        try {
            leave.await();
        } catch (InterruptedException impatient) {
            interrupted.countDown();
            throw impatient;
        }
        return broker.publish(messages);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_is_being_published_is_finished_and_nothing_more_is_claimed() throws Exception {
        receive("LAMP", "B1", "B2", "B3");
        receive("CHAIR", "B1");
        Relay relay = start(relay(this::hang).threads(1).batchSize(2));
        await(entered);
        FutureTask<Boolean> stop = new FutureTask<>(() -> relay.stop(PATIENCE));
        begin(stop);
        leave.countDown();
        assertThat(stop.get()).isTrue();
        assertThat(broker.messages()).hasSizeLessThanOrEqualTo(2).isNotEmpty();
        assertThat(outbox.backlog().events()).isEqualTo(4 - broker.messages().size());
    }

    @Test
    void a_publisher_that_hangs_is_interrupted_and_its_events_are_left_to_the_lease() throws Exception {
        receive("LAMP", "B1");
        Relay relay = start(relay(this::hang).lease(Duration.ofMinutes(1)));
        await(entered);
        assertThat(relay.stop(A_MOMENT)).isFalse();
        await(interrupted);
        assertThat(relay.stop(PATIENCE))
                .as("it has come to an end all the same")
                .isTrue();
        assertThat(outbox.claim(null, 1, clock.instant(), SECOND).runs()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(outbox.claim(null, 1, clock.instant(), SECOND).runs()).hasSize(1);
    }

    @Test
    void who_is_interrupted_while_waiting_has_stopped_it_all_the_same() throws Exception {
        receive("LAMP", "B1");
        Relay relay = start(relay(this::hang));
        await(entered);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> relay.stop(PATIENCE));
        await(interrupted);
        assertThat(relay.stop(PATIENCE)).isTrue();
    }

    @Test
    void closing_stops_it() throws Exception {
        Relay relay = start(relay(broker));
        receive("LAMP", "B1");
        drain(relay);
        relay.close();
        relay.close();
        receive("LAMP", "B2");
        assertThat(relay.stop(PATIENCE)).isTrue();
        assertThat(arrived(LAMP)).isEqualTo(upTo(1));
    }

    @Test
    void one_that_was_never_started_is_stopped_at_once() throws InterruptedException {
        assertThat(relay(broker).build().stop(PATIENCE)).isTrue();
    }

    @Test
    void one_that_is_not_running_cannot_be_drained() {
        Relay fresh = relay(broker).build();
        assertThatIllegalStateException().isThrownBy(() -> fresh.drain(A_MOMENT));
        Relay over = start(relay(broker));
        over.close();
        assertThatIllegalStateException().isThrownBy(() -> over.drain(A_MOMENT));
    }

    @Test
    void draining_waits_no_longer_than_it_was_told() throws InterruptedException {
        receive("LAMP", "B1");
        Relay relay = start(relay(this::hang));
        await(entered);
        assertThat(relay.drain(A_MOMENT)).isFalse();
        leave.countDown();
        drain(relay);
        assertThat(arrived(LAMP)).isEqualTo(upTo(1));
    }

    @Test
    void draining_does_not_wait_for_another_attempt() throws InterruptedException {
        broker.refuse(message -> message.sku().equals(LAMP));
        receive("LAMP", "B1", "B2");
        receive("CHAIR", "B1");
        drain(start(relay(broker)));
        assertThat(arrived(CHAIR)).isEqualTo(upTo(1));
        assertThat(outbox.backlog().events()).isEqualTo(2);
    }

    /** Has nothing for the thread that asks first: the one that looks by itself. */
    private static final class ForOthers extends HandsOnOutbox {

        private final AtomicReference<@Nullable Thread> first = new AtomicReference<>();

        ForOthers(Outbox inner) {
            super(inner);
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            first.compareAndSet(null, Thread.currentThread());
            return Thread.currentThread().equals(first.get())
                    ? new Claim("none", List.of(), Optional.empty())
                    : super.claim(after, most, now, lease);
        }
    }

    @Test
    void draining_goes_on_when_only_the_others_find_something() throws InterruptedException {
        receive("LAMP", "B1");
        drain(start(relay(new ForOthers(outbox), broker).threads(2)));
        assertThat(arrived(LAMP)).isEqualTo(upTo(1));
    }

    /**
     * Has threads take turns: who got something finds nothing more, since the other one has taken it. Who comes second
     * waits until the first is done; who takes the third has it for a while before it knows.
     */
    private static final class Turns extends HandsOnOutbox {

        private final Semaphore taken = new Semaphore(0);
        private final Semaphore known = new Semaphore(2);
        private volatile @Nullable Thread last;

        Turns(Outbox inner) {
            super(inner);
        }

        @Override
        public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            Thread me = Thread.currentThread();
            while (me.equals(last) && backlog().events() > 0) {
                Thread.onSpinWait();
            }
            Claim claim = super.claim(after, most, now, lease);
            while (taken.availablePermits() == 1 && claim.runs().isEmpty()) {
                claim = super.claim(after, most, now, lease);
            }
            if (!claim.runs().isEmpty()) {
                last = me;
                taken.release();
                known.acquireUninterruptibly();
            }
            return claim;
        }
    }

    @Test
    void draining_waits_for_what_one_thread_takes_after_the_other() throws Exception {
        Turns turns = new Turns(outbox);
        receive("LAMP", "B1", "B2", "B3");
        Relay relay = start(relay(
                        turns, messages -> messages.get(0).position() == 2 ? hang(messages) : broker.publish(messages))
                .threads(2)
                .batchSize(1));
        await(entered);
        FutureTask<Boolean> drain = new FutureTask<>(() -> relay.drain(PATIENCE));
        begin(drain);
        leave.countDown();
        turns.taken.acquire(3);
        assertThatExceptionOfType(TimeoutException.class)
                .as("the third one is under way")
                .isThrownBy(() -> drain.get(2 * A_MOMENT.toMillis(), TimeUnit.MILLISECONDS));
        turns.known.release();
        assertThat(drain.get()).isTrue();
        assertThat(arrived(LAMP)).isEqualTo(upTo(3));
    }

    /** Returns once it waits for something. */
    private static void begin(FutureTask<Boolean> task) {
        Thread thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void who_drains_is_told_when_it_is_stopped_meanwhile() throws Exception {
        receive("LAMP", "B1");
        Relay relay = start(relay(this::hang));
        await(entered);
        FutureTask<Boolean> drain = new FutureTask<>(() -> relay.drain(PATIENCE));
        begin(drain);
        relay.stop(A_MOMENT);
        assertThat(drain.get()).isFalse();
    }
}
