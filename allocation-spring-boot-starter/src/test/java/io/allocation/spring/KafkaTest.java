package io.allocation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.kafka.CommandListener;
import io.allocation.adapters.kafka.CommandReport;
import io.allocation.adapters.kafka.KafkaEventPublisher;
import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Events out and commands in through a real broker. */
class KafkaTest extends SpringTestCase {

    private final TestBroker broker = TestBrokers.shared();
    private final String events = broker.newTopic(1);
    private final String commands = broker.newTopic(1);

    private ApplicationContextRunner withProperties() {
        return application()
                .withPropertyValues(
                        "allocation.kafka.properties.bootstrap.servers=" + broker.bootstrapServers(),
                        "allocation.kafka.events.topic=" + events,
                        "allocation.kafka.commands.topic=" + commands);
    }

    private ApplicationContextRunner withSpringKafka() {
        return application()
                .withConfiguration(AutoConfigurations.of(
                        org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration.class))
                .withPropertyValues(
                        "spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "spring.kafka.producer.client-id=others",
                        "spring.kafka.consumer.group-id=others",
                        "allocation.kafka.events.topic=" + events,
                        "allocation.kafka.commands.topic=" + commands);
    }

    private String firstEvent() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "group.id", events, "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(events));
            for (int i = 0; i < 60; i++) {
                for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(500))) {
                    return found.key() + " "
                            + new String(found.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                }
            }
            throw new AssertionError("nothing arrived");
        }
    }

    @Test
    void events_go_to_the_broker_that_the_properties_name() {
        withProperties().run(application -> {
            receive(application, "LAMP", 10);

            assertThat(firstEvent()).isEqualTo("LAMP io.allocation.batch-received.v1");
        });
    }

    @Test
    void events_go_to_the_broker_of_the_kafka_template() {
        withSpringKafka().run(application -> {
            receive(application, "LAMP", 10);

            assertThat(firstEvent()).isEqualTo("LAMP io.allocation.batch-received.v1");
        });
    }

    @Test
    void commands_are_taken_from_the_topic_if_the_application_says_so() throws Exception {
        BlockingQueue<CommandReport> heard = new LinkedBlockingQueue<>();
        send("{\"sku\":\"LAMP\",\"reference\":\"B-1\",\"quantity\":10}");
        for (ApplicationContextRunner runner : List.of(withProperties(), withSpringKafka())) {
            runner.withBean(CommandListener.class, () -> heard::add)
                    .withPropertyValues(
                            "allocation.kafka.commands.enabled=true",
                            "allocation.kafka.commands.group=" + java.util.UUID.randomUUID())
                    .run(application -> {
                        assertThat(heard.poll(60, TimeUnit.SECONDS)).isInstanceOf(CommandReport.Handled.class);
                        assertThat(store(application).skus("", 10)).hasSize(1);
                    });
        }
    }

    @Test
    void an_application_runs_as_many_consumers_as_it_says() {
        String three = broker.newTopic(3);
        String group = java.util.UUID.randomUUID().toString();
        withCommands(group, 3)
                .withPropertyValues(
                        "allocation.kafka.commands.topic=" + three,
                        "allocation.kafka.properties.session.timeout.ms=600000") // nobody is missed before
                .run(application -> {
                    ConsumerLifecycle consumers = application.getBean(ConsumerLifecycle.class);
                    awaitPartitions(group, List.of(1, 1, 1));
                    assertThat(consumers.isRunning()).isTrue();

                    application.stop();

                    assertThat(consumers.isRunning()).isFalse();
                    awaitPartitions(group, List.of());
                });
    }

    private ApplicationContextRunner withCommands(String group, int consumers) {
        return withProperties()
                .withPropertyValues(
                        "allocation.kafka.commands.enabled=true",
                        "allocation.kafka.commands.group=" + group,
                        "allocation.kafka.commands.consumers=" + consumers);
    }

    /** Until the members of a group have so many partitions each. Every look is a question to the broker. */
    private void awaitPartitions(String group, List<Integer> each) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<Integer> partitions;
            do {
                partitions = partitions(admin, group);
            } while (!partitions.equals(each));
        }
    }

    private static List<Integer> partitions(Admin admin, String group) throws Exception {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                    .map(member -> member.assignment().topicPartitions().size())
                    .toList();
        } catch (ExecutionException notYet) {
            assertThat(notYet).hasCauseInstanceOf(GroupIdNotFoundException.class);
            return List.of();
        }
    }

    @Test
    void there_is_no_application_with_commands_and_no_consumer() {
        withCommands("nobody", 0)
                .run(application -> assertThat(application)
                        .getFailure()
                        .rootCause()
                        .hasMessage("allocation.kafka.commands.consumers must be at least 1, but was 0"));
    }

    private void send(String receiveBatch) throws Exception {
        ProducerRecord<String, String> command = new ProducerRecord<>(commands, "LAMP", receiveBatch);
        Map.of("ce_specversion", "1.0", "ce_id", "1", "ce_source", "/test", "ce_type", "io.allocation.receive-batch.v1")
                .forEach((name, value) -> command.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(command).get();
        }
    }

    @Test
    void commands_are_not_taken_from_anywhere_unless_the_application_says_so() {
        withProperties().run(application -> assertThat(application).doesNotHaveBean(ConsumerLifecycle.class));
    }

    @Test
    void kafka_can_be_left_alone() {
        withProperties()
                .withPropertyValues("allocation.kafka.enabled=false")
                .run(application -> assertThat(application).doesNotHaveBean(KafkaEventPublisher.class));
        withProperties()
                .withPropertyValues("allocation.kafka.events.enabled=false")
                .run(application -> assertThat(application).doesNotHaveBean(KafkaEventPublisher.class));
        application().run(application -> assertThat(application).doesNotHaveBean(KafkaEventPublisher.class));
    }

    @Test
    void the_application_starts_without_any_class_of_kafka() {
        withProperties()
                .withClassLoader(new FilteredClassLoader(
                        "org.apache.kafka", "org.springframework.kafka", "io.allocation.adapters.kafka"))
                .run(application -> {
                    receive(application, "LAMP", 10);
                    assertThat(application).hasNotFailed().doesNotHaveBean(Worker.class);
                });
    }

    @Test
    void the_application_starts_without_spring_kafka() {
        withProperties()
                .withClassLoader(new FilteredClassLoader("org.springframework.kafka"))
                .run(application -> assertThat(application).hasSingleBean(KafkaEventPublisher.class));
    }

    @Test
    void several_consumers_of_one_name_are_refused() {
        withCommands("group", 2)
                .withPropertyValues("allocation.kafka.properties.group.instance.id=me")
                .run(application -> assertThat(application)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("allocation.kafka.properties.group.instance.id must not be set"));
    }

    @Test
    void what_the_application_s_own_clients_are_like_is_no_matter() {
        withSpringKafka()
                .withPropertyValues(
                        "spring.kafka.producer.acks=1",
                        "spring.kafka.producer.properties.enable.idempotence=false",
                        "spring.kafka.producer.properties.max.in.flight.requests.per.connection=5",
                        "spring.kafka.producer.retries=0",
                        "spring.kafka.producer.properties.request.timeout.ms=30000",
                        "spring.kafka.consumer.properties.group.instance.id=me",
                        "allocation.kafka.commands.enabled=true",
                        "allocation.kafka.commands.consumers=2")
                .run(application -> assertThat(application)
                        .hasNotFailed()
                        .hasSingleBean(KafkaEventPublisher.class)
                        .hasSingleBean(ConsumerLifecycle.class));
    }

    /** Spring Boot says read_uncommitted by itself. */
    @Test
    void commands_of_transactions_that_are_given_up_are_not_read() {
        withSpringKafka()
                .run(application ->
                        assertThat(application.getBean(Broker.class).consumer()).doesNotContainKey("isolation.level"));
    }

    @Test
    void an_option_that_the_order_rests_on_is_refused_by_name() {
        withProperties()
                .withPropertyValues("allocation.kafka.properties.acks=1")
                .run(application ->
                        assertThat(application).getFailure().rootCause().hasMessageContaining("acks"));
    }
}
