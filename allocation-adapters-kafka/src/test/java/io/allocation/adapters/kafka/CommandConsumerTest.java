package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.kafka.CommandReport.Handled;
import io.allocation.adapters.kafka.CommandReport.Skipped;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.domain.InvalidValueException;
import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.ports.MessageId;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandConsumerTest extends CommandConsumerTestCase {

    @Test
    void commands_take_effect_in_order() {
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100), Allocate.of("o-1", "chair", 30));
        commands.send("chair", Allocate.of("o-2", "chair", 20));

        start();

        List<Handled> handled = reports.await(Handled.class, 3);
        assertThat(handled).extracting(Handled::position).containsExactly(position(0), position(1), position(2));
        assertThat(handled)
                .extracting(Handled::message)
                .allSatisfy(message -> assertThat(message.consumer()).isEqualTo(group))
                .allSatisfy(message -> assertThat(message.source()).isEqualTo("/shop"));
        assertThat(available("chair")).isEqualTo(50);
        assertThat(ordersOf("o-1", "o-2")).hasSize(2);
    }

    @Test
    void a_command_that_is_delivered_three_times_takes_effect_once() {
        ProducerRecord<byte[], byte[]> batch =
                commands.record("once", "chair", ReceiveBatch.onHand("chair", "b-1", 100));
        commands.topic().send(List.of(batch, batch, batch));
        commands.send("chair", Allocate.of("o-1", "chair", 30));

        start();

        reports.await(Handled.class, 2);
        assertThat(reports.of(Skipped.class))
                .containsExactly(
                        new Skipped(position(1), new MessageId(group, "/shop", "once")),
                        new Skipped(position(2), new MessageId(group, "/shop", "once")));
        assertThat(available("chair")).isEqualTo(70);
    }

    @Test
    void structured_mode_and_records_without_key_or_content_type_are_understood() {
        commands.topic()
                .send(
                        null,
                        Topic.bytes("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shop\","
                                + "\"type\":\"io.allocation.receive-batch.v1\",\"datacontenttype\":\"application/json\","
                                + "\"data\":{\"sku\":\"chair\",\"reference\":\"b-1\",\"quantity\":100}}"),
                        Map.of("content-type", "Application/CloudEvents+JSON; charset=UTF-8"));
        Map<String, String> headers = commands.headers("2", Allocate.class);
        headers.remove("content-type");
        commands.topic().send(null, Topic.bytes("{\"orderId\":\"o-1\",\"sku\":\"chair\",\"quantity\":30}"), headers);

        start();

        reports.await(Handled.class, 2);
        assertThat(available("chair")).isEqualTo(70);
    }

    /** A command of a user's own. */
    record Greet(String name) implements Command<String> {}

    @Test
    void commands_of_your_own_come_in_too() {
        MessageTypes types = MessageTypes.builder()
                .command(Greet.class, "com.example.greet", 1)
                .build();
        Commands own = new Commands(commands.topic(), commands.deadLetters(), types);
        List<String> greeted = Collections.synchronizedList(new ArrayList<>());
        MessageBus bus = AllocationService.builder(store)
                .command(Greet.class, (command, work) -> {
                    greeted.add(command.name());
                    return "hello";
                })
                .build();
        own.send("key", new Greet("Ada"));

        start(own, bus, reports);

        reports.await(Handled.class);
        assertThat(greeted).containsExactly("Ada");
    }

    @Test
    void a_listener_that_fails_does_no_harm() {
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100));

        start(commands, AllocationService.on(store), report -> {
            reports.hear(report);
            throw new IllegalStateException("on purpose");
        });
        reports.await(Handled.class);
        commands.send("chair", Allocate.of("o-1", "chair", 30));

        reports.await(Handled.class, 2);
    }

    @Test
    void it_is_started_once() throws InterruptedException {
        CommandConsumer consumer =
                builder(commands, AllocationService.on(store), reports).build();
        started.add(consumer);
        assertThat(consumer.isRunning()).isFalse();
        assertThat(consumer.stop(Duration.ZERO)).isTrue();
        assertThatIllegalStateException().isThrownBy(consumer::pause);

        consumer.start();

        assertThat(consumer.isRunning()).isTrue();
        assertThatIllegalStateException().isThrownBy(consumer::start);
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of("enable.auto.commit", true),
                Arguments.of("group.id", "another"),
                Arguments.of("key.deserializer", "any"),
                Arguments.of("value.deserializer", "any"),
                Arguments.of("isolation.level", "nonsense"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void settings_that_do_not_go_are_refused(String option, Object value) {
        Map<String, Object> configuration = Map.of("bootstrap.servers", "localhost:1", option, value);
        CommandDecoder decoder = new CommandDecoder(MessageTypes.standard(), JsonCodec.standard());

        assertThatThrownBy(() -> CommandConsumer.builder(configuration, AllocationService.on(store), decoder, "group"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(option);
    }
}
