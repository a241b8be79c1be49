package io.allocation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.BusListener;
import io.allocation.bus.BusReport;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OutOfStock;
import io.allocation.ports.StoreException;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class AllocationAutoConfigurationTest extends SpringTestCase {

    @Test
    void a_data_source_is_all_it_takes() {
        application().run(application -> {
            receive(application, "LAMP", 10);
            bus(application).handle(Allocate.of("order-1", "LAMP", 4));

            assertThat(allocationsOf(application, "order-1")).hasSize(1);
        });
    }

    @Test
    void without_a_data_source_there_is_nothing() {
        new ApplicationContextRunner()
                .withConfiguration(OURS)
                .run(application -> assertThat(application)
                        .hasNotFailed()
                        .doesNotHaveBean(MessageBus.class)
                        .doesNotHaveBean(Worker.class));
    }

    @Test
    void a_store_or_a_bus_of_the_application_s_own_takes_the_place() {
        application().withUserConfiguration(OwnBus.class).run(application -> {
            assertThat(application).hasSingleBean(MessageBus.class);
            assertThat(application.getBean(MessageBus.class)).isSameAs(application.getBean("ownBus"));
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBus {

        @Bean
        MessageBus ownBus(JdbcStore store) {
            return AllocationService.on(store);
        }
    }

    @Test
    void tables_are_created_in_an_embedded_database_alone_unless_told() {
        application()
                .withPropertyValues("allocation.initialize-schema=never")
                .run(application -> assertThat(
                                org.assertj.core.api.Assertions.catchThrowable(() -> receive(application, "LAMP", 1)))
                        .isInstanceOf(StoreException.class));
    }

    @Test
    void a_property_that_is_out_of_range_is_named_when_the_application_starts() {
        application()
                .withPropertyValues("allocation.coalescing.most-at-once=0")
                .run(application -> assertThat(application)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("mostAtOnce")
                        .hasMessageContaining("0"));
    }

    @Test
    void lines_are_split_if_the_application_says_so() {
        application().withPropertyValues("allocation.fill=split").run(application -> {
            receive(application, "LAMP", 3);
            bus(application).handle(ReceiveBatch.onHand("LAMP", "B-2", 3));

            assertThat(bus(application).handle(Allocate.of("order-1", "LAMP", 5)))
                    .isInstanceOfSatisfying(
                            AllocationResult.Allocated.class,
                            answer -> assertThat(answer.allocations()).hasSize(2));
        });
    }

    @Test
    void days_begin_where_the_application_says() {
        Instant lateInLondon = Instant.parse("2026-03-01T23:30:00Z");
        application()
                .withBean(Clock.class, () -> Clock.fixed(lateInLondon, ZoneId.of("Europe/Berlin")))
                .run(application -> {
                    bus(application)
                            .handle(new ReceiveBatch(
                                    new io.allocation.domain.Sku("MILK"),
                                    new io.allocation.domain.BatchReference("B-1"),
                                    5,
                                    null,
                                    LocalDate.of(2026, 3, 1),
                                    null));

                    assertThat(bus(application).handle(Allocate.of("order-1", "MILK", 1)))
                            .isInstanceOf(OutOfStock.class);
                });
    }

    @Test
    void listeners_hear_what_the_bus_has_to_tell() {
        List<BusReport> heard = new CopyOnWriteArrayList<>();
        application()
                .withBean(BusListener.class, () -> heard::add)
                .withUserConfiguration(FailingAfterCommit.class)
                .run(application -> {
                    receive(application, "LAMP", 1);

                    assertThat(heard).singleElement().isInstanceOf(BusReport.AfterCommitFailed.class);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class FailingAfterCommit {

        @Bean
        io.allocation.bus.AfterCommitHandler<io.allocation.domain.BatchReceived> failing() {
            return event -> {
                throw new IllegalStateException("no mail server");
            };
        }
    }
}
