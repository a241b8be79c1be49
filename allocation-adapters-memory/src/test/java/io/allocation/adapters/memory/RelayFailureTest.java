package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.RetryPolicy;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox;
import io.allocation.messaging.Outbox.DeadEvent;
import io.allocation.messaging.Outbox.DeadPolicy;
import io.allocation.messaging.Relay;
import io.allocation.messaging.RelayReport.Died;
import io.allocation.messaging.RelayReport.LeaseLost;
import io.allocation.messaging.RelayReport.Published;
import io.allocation.messaging.RelayReport.Retried;
import io.allocation.messaging.RelayReport.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a relay does when events are refused, or something is away. */
class RelayFailureTest extends RelayTestCase {

    /** The second event of the lamp. */
    private void refuseOne() {
        broker.refuse(message -> message.sku().equals(LAMP) && message.data().contains("B2"));
    }

    /** Waits for the next attempt, which is due now. */
    private Retried retried() throws InterruptedException {
        Retried report = hear(Retried.class);
        clock.set(report.next());
        return report;
    }

    @Test
    void an_event_that_is_refused_is_tried_again_and_then_given_up() throws InterruptedException {
        refuseOne();
        receive("LAMP", "B1", "B2", "B3");
        start(relay(broker));
        for (int attempt = 1; attempt <= 2; attempt++) {
            Instant now = clock.instant();
            Retried report = retried();
            assertThat(report.attempts()).isEqualTo(attempt);
            assertThat(report.message().position()).isEqualTo(2);
            assertThat(report.cause()).hasMessageContaining("refused");
            assertThat(report.next()).isBetween(now, now.plus(SECOND.multipliedBy(attempt)));
        }
        Died died = hear(Died.class);
        assertThat(died.message().position()).isEqualTo(2);
        assertThat(died.policy()).isEqualTo(DeadPolicy.BLOCK);
        assertThat(outbox.deadEvents(10))
                .containsExactly(new DeadEvent(died.message(), died.cause().toString(), true));
    }

    @Test
    void an_event_that_is_refused_holds_up_its_product_only() throws InterruptedException {
        refuseOne();
        receive("LAMP", "B1", "B2", "B3");
        receive("CHAIR", "B1", "B2", "B3");
        Relay relay = start(relay(broker));
        retried();
        drain(relay);
        assertThat(arrived(LAMP)).isEqualTo(upTo(1));
        assertThat(arrived(CHAIR)).isEqualTo(upTo(3));
        retried();
        hear(Died.class);
        receive("LAMP", "B4");
        receive("CHAIR", "B4");
        drain(relay);
        assertThat(arrived(LAMP)).isEqualTo(upTo(1));
        assertThat(arrived(CHAIR)).isEqualTo(upTo(4));
    }

    @Test
    void what_waits_behind_a_dead_event_goes_on_when_that_is_requeued() throws InterruptedException {
        refuseOne();
        receive("LAMP", "B1", "B2", "B3");
        Relay relay = start(relay(broker).retry(RetryPolicy.none()));
        Died died = hear(Died.class);
        broker.refuse(message -> false);
        outbox.requeue(died.message().id());
        drain(relay);
        assertThat(arrived(LAMP)).isEqualTo(upTo(3));
    }

    @Test
    void by_another_policy_the_others_go_on_at_once() throws InterruptedException {
        refuseOne();
        receive("LAMP", "B1", "B2", "B3");
        Relay relay = start(relay(broker).retry(RetryPolicy.none()).deadPolicy(DeadPolicy.SKIP));
        assertThat(hear(Died.class).policy()).isEqualTo(DeadPolicy.SKIP);
        drain(relay);
        assertThat(arrived(LAMP)).containsExactly(1L, 3L);
        assertThat(outbox.deadEvents(10)).extracting(DeadEvent::blocks).containsExactly(false);
    }

    @Test
    void attempts_are_counted_for_each_event() throws InterruptedException {
        receive("LAMP", "B1", "B2");
        broker.refuse(message -> message.data().contains("B1"));
        start(relay(broker));
        Retried first = hear(Retried.class);
        broker.refuse(message -> message.data().contains("B2"));
        clock.set(first.next());
        Retried second = hear(Retried.class);
        assertThat(List.of(first, second)).extracting(Retried::attempts).containsExactly(1, 1);
        assertThat(second.message().position()).isEqualTo(2);
    }

    @Test
    void a_broker_that_is_away_counts_against_no_event() throws InterruptedException {
        receive("LAMP", "B1", "B2");
        AtomicInteger calls = new AtomicInteger();
        Relay relay = start(relay(messages -> {
                    if (calls.incrementAndGet() <= 5) {
                        throw new IllegalStateException("away");
                    }
                    return broker.publish(messages);
                })
                .retry(shortPauses(3)));
        for (int i = 0; i < 5; i++) {
            Unavailable report = hear(Unavailable.class);
            assertThat(report.cause()).hasMessage("away");
            assertThat(report.pause()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(2));
        }
        drain(relay);
        assertThat(arrived(LAMP)).isEqualTo(upTo(2));
        assertThat(outbox.deadEvents(10)).isEmpty();
        assertThat(heard(Retried.class)).isEmpty();
    }

    private static RetryPolicy shortPauses(int attempts) {
        return new RetryPolicy(attempts, Duration.ofMillis(1), Duration.ofMillis(2));
    }

    /** Neither does it wipe out what was counted before. */
    @Test
    void a_broker_that_is_away_leaves_attempts_as_they_were() throws InterruptedException {
        receive("LAMP", "B1");
        AtomicInteger calls = new AtomicInteger();
        broker.refuse(message -> true);
        start(relay(messages -> {
                    if (calls.incrementAndGet() % 2 == 0) {
                        throw new IllegalStateException("away");
                    }
                    return broker.publish(messages);
                })
                .retry(shortPauses(3)));
        assertThat(retried().attempts()).isEqualTo(1);
        assertThat(hear(Unavailable.class).cause()).hasMessage("away");
        assertThat(retried().attempts()).isEqualTo(2);
        assertThat(hear(Died.class).message().position()).isEqualTo(1);
    }

    @Test
    void events_are_given_back_when_the_broker_is_away() throws InterruptedException {
        receive("LAMP", "B1");
        Relay relay = start(relay(messages -> {
                    throw new IllegalStateException("away");
                })
                .retry(new RetryPolicy(3, Duration.ofHours(1), Duration.ofHours(1))));
        hear(Unavailable.class);
        relay.close();
        assertThat(outbox.claim(null, 1, clock.instant(), SECOND).runs()).hasSize(1);
    }

    @Test
    void an_outbox_that_is_away_is_asked_again() throws InterruptedException {
        receive("LAMP", "B1");
        AtomicInteger calls = new AtomicInteger();
        Outbox shaky = new HandsOnOutbox(outbox) {
            @Override
            public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
                if (calls.incrementAndGet() <= 3) {
                    throw new IllegalStateException("no connection");
                }
                return super.claim(after, most, now, lease);
            }
        };
        Relay relay = start(relay(shaky, broker).retry(shortPauses(1)));
        for (int i = 0; i < 3; i++) {
            assertThat(hear(Unavailable.class).cause()).hasMessage("no connection");
        }
        drain(relay);
        assertThat(arrived(LAMP)).isEqualTo(upTo(1));
    }

    /** What was published is published again: at least once, and in order. */
    @Test
    void events_whose_settlement_got_lost_come_again_when_the_lease_is_over() throws InterruptedException {
        receive("LAMP", "B1", "B2");
        AtomicInteger calls = new AtomicInteger();
        Outbox shaky = new HandsOnOutbox(outbox) {
            @Override
            public Set<Sku> settle(String token, List<Settlement> settlements) {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("no connection");
                }
                return super.settle(token, settlements);
            }
        };
        Relay relay = start(relay(shaky, broker).retry(shortPauses(1)));
        assertThat(hear(Unavailable.class).cause()).hasMessage("no connection");
        drain(relay);
        assertThat(arrived(LAMP)).isEqualTo(upTo(2));
        clock.advance(Duration.ofMinutes(2));
        drain(relay);
        assertThat(arrived(LAMP)).containsExactly(1L, 2L, 1L, 2L);
        assertThat(outbox.backlog().events()).isZero();
    }

    @Test
    void who_published_for_longer_than_the_lease_is_told() throws InterruptedException {
        receive("LAMP", "B1");
        receive("CHAIR", "B1");
        AtomicInteger calls = new AtomicInteger();
        start(relay(messages -> {
            if (calls.incrementAndGet() == 1) {
                clock.advance(Duration.ofMinutes(2));
                outbox.claim(CHAIR, 1, clock.instant(), Duration.ofHours(1));
            }
            return broker.publish(messages);
        }));
        assertThat(hear(Published.class)).isEqualTo(new Published(1));
        assertThat(hear(LeaseLost.class)).isEqualTo(new LeaseLost(Set.of(LAMP)));
        assertThat(outbox.backlog().events()).isEqualTo(1);
    }

    @Test
    void a_listener_that_throws_does_no_harm() throws InterruptedException {
        refuseOne();
        receive("LAMP", "B1", "B2");
        AtomicInteger calls = new AtomicInteger();
        Relay relay = start(relay(messages -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("away");
                    }
                    return broker.publish(messages);
                })
                .retry(shortPauses(1))
                .listener(report -> {
                    throw new IllegalArgumentException("cannot hear " + report);
                }));
        drain(relay);
        receive("CHAIR", "B1");
        drain(relay);
        assertThat(arrived(CHAIR)).isEqualTo(upTo(1));
    }

    @Test
    void a_publisher_that_invents_a_failure_is_told() throws InterruptedException {
        receive("LAMP", "B1");
        start(relay(messages -> List.of(failureOf(renamed(messages.get(0))))));
        assertThat(hear(Unavailable.class).cause()).hasMessageContaining("not given");
    }

    private static EventPublisher.Failure failureOf(Message message) {
        return new EventPublisher.Failure(message, new IllegalArgumentException("refused"));
    }

    private static Message renamed(Message message) {
        return new Message(
                "other",
                message.source(),
                message.type(),
                message.sku(),
                message.position(),
                message.time(),
                message.contentType(),
                message.data());
    }
}
