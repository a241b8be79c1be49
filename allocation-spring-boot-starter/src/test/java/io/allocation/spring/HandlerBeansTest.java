package io.allocation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.AfterCommitHandler;
import io.allocation.bus.Command;
import io.allocation.bus.CommandHandler;
import io.allocation.bus.EventHandler;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import io.allocation.domain.Event;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.Preference;
import io.allocation.ports.Work;
import io.allocation.service.Allocate;
import io.allocation.service.ReceiveBatch;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What an application adds to the bus by declaring it as a bean. */
class HandlerBeansTest extends SpringTestCase {

    record Greet(String name) implements Command<String> {}

    record Told(String order) implements Event {}

    @Component
    static class Greeter implements CommandHandler<Greet, String> {

        @Override
        public String handle(Greet command, Work work) {
            return "Hello, " + command.name();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Handlers {

        final List<String> log = new CopyOnWriteArrayList<>();

        @Bean
        List<String> log() {
            return log;
        }

        @Bean
        EventHandler<LineAllocated> inside() {
            return (event, work) -> work.publish(new Told(event.line().orderId().value()));
        }

        @Bean
        @Order(2)
        AfterCommitHandler<Told> second() {
            return event -> log.add("second " + event.order());
        }

        @Bean
        @Order(1)
        AfterCommitHandler<Told> first() {
            return event -> log.add("first " + event.order());
        }

        @Bean
        @Order(2)
        Middleware inner() {
            return logging("inner");
        }

        @Bean
        @Order(1)
        Middleware outer() {
            return logging("outer");
        }

        private Middleware logging(String name) {
            return new Middleware() {
                @Override
                public <R> R handle(Command<R> command, Next next) {
                    log.add(name);
                    return next.handle(command);
                }
            };
        }
    }

    @Test
    void commands_of_the_application_s_own_are_answered() {
        application()
                .withUserConfiguration(Greeter.class)
                .run(application ->
                        assertThat(bus(application).handle(new Greet("Ann"))).isEqualTo("Hello, Ann"));
    }

    @Test
    void handlers_and_middleware_are_called_in_their_order() {
        application().withUserConfiguration(Handlers.class).run(application -> {
            receive(application, "LAMP", 10);
            List<String> log = application.getBean(Handlers.class).log;
            log.clear();

            bus(application).handle(Allocate.of("order-1", "LAMP", 1));

            assertThat(log).containsExactly("outer", "inner", "first order-1", "second order-1");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class LaterFirst {

        @Bean
        Preference latestEta() {
            return Preference.by(Comparator.comparing(
                    batch -> batch.eta() == null ? LocalDate.MIN : batch.eta(), Comparator.reverseOrder()));
        }
    }

    @Test
    void a_preference_decides_which_batch_serves() {
        application().withUserConfiguration(LaterFirst.class).run(application -> {
            receive(application, "LAMP", 10);
            bus(application).handle(ReceiveBatch.inbound("LAMP", "SHIP-1", 10, LocalDate.of(2026, 5, 1)));
            bus(application).handle(Allocate.of("order-1", "LAMP", 1));

            assertThat(allocationsOf(application, "order-1"))
                    .extracting(claim -> claim.batch().value())
                    .containsExactly("SHIP-1");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Untold {

        @Bean
        @SuppressWarnings("rawtypes")
        AfterCommitHandler untold() {
            return event -> {};
        }
    }

    @Test
    void a_handler_that_does_not_tell_what_it_handles_is_named() {
        application()
                .withUserConfiguration(Untold.class)
                .run(application -> assertThat(application)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("untold")
                        .hasMessageContaining("must tell what it handles"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Reorders {

        @Bean
        AfterCommitHandler<io.allocation.domain.OutOfStock> reorder(ObjectProvider<MessageBus> bus) {
            return event ->
                    bus.getObject().handle(ReceiveBatch.onHand(event.sku().value(), "REORDERED", 100));
        }
    }

    @Test
    void a_handler_behind_the_commit_may_send_commands() {
        application().withUserConfiguration(Reorders.class).run(application -> {
            receive(application, "LAMP", 1);
            bus(application).handle(Allocate.of("order-1", "LAMP", 5));

            assertThat(store(application).batchesOf(new io.allocation.domain.Sku("LAMP")))
                    .hasSize(2);
        });
    }
}
