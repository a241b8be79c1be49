package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher.Failure;
import io.allocation.messaging.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RoundTest {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<Message> messages = new ArrayList<>(Messages.of("chair", 1, 2));
    private final Round round = new Round(producer, Duration.ofMillis(100));

    private Unpublished sent(boolean oneOfEach) throws InterruptedException {
        Unpublished left = new Unpublished("events", messages);
        round.send(left.next(oneOfEach));
        return left;
    }

    /** As Kafka does it: on a thread of the producer's. */
    private void onItsThread(Consumer<MockProducer<byte[], byte[]>> answer) throws InterruptedException {
        Thread thread = new Thread(() -> answer.accept(producer));
        thread.start();
        thread.join();
    }

    @Test
    void a_failure_closes_the_producer_before_it_can_send_what_is_behind() throws Exception {
        Unpublished left = sent(false);

        onItsThread(kafka -> kafka.errorNext(new TimeoutException("expired")));

        assertThat(producer.closed()).isTrue();
        assertThat(round.breach()).containsInstanceOf(TimeoutException.class);
        onItsThread(kafka -> kafka.errorNext(new IllegalStateException("closed")));
        assertThat(round.settle(left)).isEmpty();
        assertThat(round.hasRefused()).isFalse();
        assertThat(left.next(false))
                .singleElement()
                .satisfies(run -> assertThat(run).hasSize(2));
    }

    @Test
    void a_refusal_closes_the_producer_if_something_is_behind() throws Exception {
        Unpublished left = sent(false);

        onItsThread(kafka -> kafka.errorNext(new RecordTooLargeException("too large")));

        assertThat(producer.closed()).isTrue();
        onItsThread(kafka -> kafka.errorNext(new IllegalStateException("closed")));
        assertThat(round.settle(left)).extracting(Failure::message).containsExactly(messages.get(0));
        assertThat(left.isEmpty()).isTrue();
    }

    @Test
    void a_refusal_of_the_last_closes_nothing() throws Exception {
        messages.add(Messages.of("table", 1, "{}"));
        Unpublished left = sent(false);

        onItsThread(MockProducer::completeNext);
        onItsThread(kafka -> kafka.errorNext(new InvalidRecordException("invalid")));
        onItsThread(MockProducer::completeNext);

        assertThat(producer.closed()).isFalse();
        assertThat(round.breach()).isEmpty();
        assertThat(round.settle(left)).extracting(Failure::message).containsExactly(messages.get(1));
        assertThat(left.isEmpty()).isTrue();
    }

    @Test
    void a_refusal_behind_another_failure_counts_for_nothing_yet() throws Exception {
        Unpublished left = sent(false);

        onItsThread(kafka -> kafka.errorNext(new TimeoutException("in a batch with an invalid one")));
        onItsThread(kafka -> kafka.errorNext(new InvalidRecordException("invalid")));

        assertThat(round.settle(left)).isEmpty();
        assertThat(round.hasRefused()).isTrue();
        assertThat(left.isEmpty()).isFalse();
    }

    @Test
    void what_comes_behind_a_failure_is_not_sent() throws Exception {
        producer.sendException = new TimeoutException("no metadata");

        Unpublished left = sent(false);

        assertThat(producer.history()).isEmpty();
        assertThat(producer.closed()).isTrue();
        assertThat(round.settle(left)).isEmpty();
        assertThat(round.breach()).containsInstanceOf(TimeoutException.class);
    }

    /** The client does not expire what it has not got a producer id for, so it may never answer. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void what_is_never_answered_is_given_up() throws Exception {
        Unpublished left = sent(false);

        assertThat(round.settle(left)).isEmpty();

        assertThat(producer.closed()).isTrue();
        assertThat(round.breach()).containsInstanceOf(TimeoutException.class);
        assertThat(left.next(false))
                .singleElement()
                .satisfies(run -> assertThat(run).hasSize(2));
    }

    @Test
    void the_result_of_a_large_record_is_awaited() throws Exception {
        messages.add(0, Messages.of("table", 1, "x".repeat(70_000)));
        messages.add(1, Messages.of("table", 2, "{}"));

        Unpublished left = sent(false);

        assertThat(producer.history()).hasSize(3);
        left.firstIsPublished(new Sku("table"));
        assertThat(left.next(false))
                .first()
                .satisfies(run -> assertThat(run).extracting(Outgoing::message).containsExactly(messages.get(1)));
    }

    @Test
    void one_of_each_product_if_wanted() throws Exception {
        messages.add(Messages.of("table", 1, "{}"));

        sent(true);

        assertThat(producer.history()).hasSize(2);
    }
}
