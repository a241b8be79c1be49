package io.allocation.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.adapters.kafka.CommandReport;
import io.allocation.bus.MessageBus;
import io.allocation.domain.BatchReceived;
import io.allocation.domain.UnknownSkuException;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Outbox.Backlog;
import io.allocation.messaging.RelayReport;
import io.allocation.ports.MessageId;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationCommand;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators see. */
class ActuatorTest extends SpringTestCase {

    private static ApplicationContextRunner measured() {
        return application().withBean(MeterRegistry.class, SimpleMeterRegistry::new);
    }

    private static long count(ApplicationContext application, String command, String outcome) {
        return application
                .getBean(MeterRegistry.class)
                .get("allocation.commands")
                .tags("command", command, "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void commands_are_timed_by_kind_and_outcome() {
        measured().run(application -> {
            MessageBus bus = bus(application);
            receive(application, "LAMP", 10);
            bus.handle(Allocate.of("order-1", "LAMP", 4));
            bus.handle(Allocate.of("order-1", "LAMP", 4));
            bus.handle(Allocate.of("order-2", "LAMP", 40));
            assertThatThrownBy(() -> bus.handle(Allocate.of("order-2", "CHAIR", 40)))
                    .isInstanceOf(UnknownSkuException.class);
            MessageId message = new MessageId("shop", "/test", "1");
            bus.handleOnce(message, Allocate.of("order-3", "LAMP", 1));
            bus.handleOnce(message, Allocate.of("order-3", "LAMP", 1));

            assertThat(count(application, "receive_batch", "handled")).isEqualTo(1);
            assertThat(count(application, "allocate", "allocated")).isEqualTo(2);
            assertThat(count(application, "allocate", "already_allocated")).isEqualTo(1);
            assertThat(count(application, "allocate", "out_of_stock")).isEqualTo(1);
            assertThat(count(application, "allocate", "rejected")).isEqualTo(1);
            assertThat(count(application, "allocate", "repeated")).isEqualTo(1);
        });
    }

    @Test
    void each_of_many_is_counted_and_how_many_shared_a_transaction() {
        measured().run(application -> {
            receive(application, "LAMP", 10);
            bus(application)
                    .handleAll(
                            IntStream.range(0, 12)
                                    .<AllocationCommand<?>>mapToObj(i -> Allocate.of("order-" + i, "LAMP", 1))
                                    .iterator(),
                            new ArrayList<>()::add);

            assertThat(count(application, "allocate", "allocated")).isEqualTo(10);
            assertThat(count(application, "allocate", "out_of_stock")).isEqualTo(2);
            assertThat(application
                            .getBean(MeterRegistry.class)
                            .get("allocation.group.size")
                            .summary()
                            .max())
                    .isEqualTo(12);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Publishing {

        final CountDownLatch published = new CountDownLatch(1);

        @Bean
        EventPublisher publisher() {
            return EventPublisher.oneByOne(message -> {});
        }

        @Bean
        io.allocation.messaging.RelayListener listener() {
            return report -> {
                if (report instanceof RelayReport.Published) {
                    published.countDown();
                }
            };
        }

        @Bean
        io.allocation.bus.AfterCommitHandler<BatchReceived> failing() {
            return event -> {
                throw new IllegalStateException("no mail server");
            };
        }
    }

    @Test
    void the_outbox_and_what_goes_wrong_behind_the_commit_are_measured() {
        measured().withUserConfiguration(Publishing.class).run(application -> {
            receive(application, "LAMP", 10);
            assertThat(application.getBean(Publishing.class).published.await(30, TimeUnit.SECONDS))
                    .isTrue();
            application.getBean(RelayLifecycle.class).stop(); // until then another listener may not have heard of it

            MeterRegistry meters = application.getBean(MeterRegistry.class);
            assertThat(meters.get("allocation.outbox.events").gauge().value()).isBetween(0.0, 1.0);
            assertThat(meters.get("allocation.outbox.dead").gauge().value()).isZero();
            assertThat(meters.get("allocation.outbox.age").timeGauge().value()).isNotNegative();
            assertThat(meters.get("allocation.outbox.published").counter().count())
                    .isEqualTo(1);
            assertThat(meters.get("allocation.after.commit.failures").counter().count())
                    .isEqualTo(1);
            assertThat(meters.get("allocation.conflicts").counter().count()).isZero();
            assertThat(meters.get("allocation.retries").counter().count()).isZero();
        });
    }

    @Test
    void records_of_the_commands_topic_are_counted_and_what_is_no_record_is_not() {
        MeterRegistry registry = new SimpleMeterRegistry();
        ConsumerMeters meters = new ConsumerMeters(registry);
        CommandReport.Position place = new CommandReport.Position("commands", 0, 7);
        meters.hear(new CommandReport.Handled(place, new MessageId("shop", "/test", "1")));
        meters.hear(new CommandReport.DeadLettered(place, 1, new IllegalStateException()));
        meters.hear(new CommandReport.Unavailable(Duration.ofSeconds(1), new IllegalStateException()));
        meters.hear(new CommandReport.Ended(new IllegalStateException()));

        assertThat(registry.get("allocation.consumer.records").counters())
                .allMatch(counter -> counter.count() == 1)
                .extracting(counter -> counter.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("handled", "dead_lettered");
        assertThat(registry.get("allocation.consumer.unavailable").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("allocation.consumer.ended").counter().count()).isEqualTo(1);
    }

    @Test
    void the_age_of_what_waits_grows_also_when_nobody_measures() {
        MockClock clock = new MockClock();
        MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
        RelayMeters meters = new RelayMeters(registry);
        TimeGauge age = registry.get("allocation.outbox.age").timeGauge();
        meters.hear(new RelayReport.Measured(new Backlog(0, Optional.empty(), 0), Duration.ZERO));
        clock.addSeconds(60);
        assertThat(age.value(TimeUnit.SECONDS)).isZero();

        meters.hear(new RelayReport.Measured(
                new Backlog(3, Optional.of(Instant.parse("2026-03-01T12:00:00Z")), 0), Duration.ofSeconds(5)));
        clock.addSeconds(60);

        assertThat(age.value(TimeUnit.SECONDS)).isEqualTo(65);
    }

    @Test
    void each_command_is_a_span_with_its_ids_and_its_outcome() {
        TestObservationRegistry observations = TestObservationRegistry.create();
        application().withBean(ObservationRegistry.class, () -> observations).run(application -> {
            receive(application, "LAMP", 10);
            bus(application).handle(Allocate.of("order-1", "LAMP", 4));
            bus(application).handleOnce(new MessageId("shop", "/test", "1"), Allocate.of("order-1", "LAMP", 4));
            assertThatThrownBy(() -> bus(application).handle(Allocate.of("order-2", "CHAIR", 4)))
                    .isInstanceOf(UnknownSkuException.class);

            TestObservationRegistryAssert.assertThat(observations)
                    .hasAnObservation(seen -> seen.hasContextualNameEqualTo("allocation allocate")
                            .hasLowCardinalityKeyValue("outcome", "allocated")
                            .hasHighCardinalityKeyValue("sku", "LAMP")
                            .hasHighCardinalityKeyValue("order", "order-1"))
                    .hasAnObservation(seen -> seen.hasContextualNameEqualTo("allocation allocate")
                            .hasLowCardinalityKeyValue("outcome", "already_allocated")
                            .hasHighCardinalityKeyValue("order", "order-1"))
                    .hasAnObservation(seen -> seen.hasLowCardinalityKeyValue("outcome", "rejected")
                            .hasHighCardinalityKeyValue("sku", "CHAIR"));
        });
    }

    private static Health health(ApplicationContext application) {
        return application.getBean(AllocationHealth.class).health();
    }

    @Test
    void an_application_is_well_as_long_as_its_workers_are() {
        application().withUserConfiguration(Publishing.class).run(application -> {
            assertThat(health(application).getStatus()).isEqualTo(Status.UP);

            application.getBean(Worker.class).stop();

            assertThat(health(application).getStatus()).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void what_waits_in_the_outbox_is_told_as_the_relay_measured_it() {
        application().withUserConfiguration(Publishing.class).run(application -> {
            receive(application, "LAMP", 10);
            assertThat(application.getBean(Publishing.class).published.await(30, TimeUnit.SECONDS))
                    .isTrue();

            assertThat(health(application).getDetails()).containsOnlyKeys("events", "age", "dead");
        });
    }

    @Test
    void nothing_of_this_is_needed() {
        List<String> optional = List.of("io.micrometer", "org.springframework.boot.health");
        application()
                .withClassLoader(new FilteredClassLoader(optional.toArray(String[]::new)))
                .run(application -> {
                    receive(application, "LAMP", 10);
                    assertThat(application).hasNotFailed();
                });
    }
}
