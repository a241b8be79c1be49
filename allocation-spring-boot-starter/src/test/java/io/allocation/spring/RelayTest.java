package io.allocation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.memory.InMemoryPublisher;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.messaging.RelayListener;
import io.allocation.service.Allocate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Events on their way from the bus to the publishers of the application. */
class RelayTest extends SpringTestCase {

    private static final Sku LAMP = new Sku("LAMP");

    @Configuration(proxyBeanMethods = false)
    static class Publishing {

        final BlockingQueue<Message> arrived = new LinkedBlockingQueue<>();

        @Bean
        EventPublisher publisher() {
            return EventPublisher.oneByOne(arrived::add);
        }
    }

    private static Message next(ApplicationContext application) throws InterruptedException {
        return application.getBean(Publishing.class).arrived.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void a_publisher_gets_every_event() {
        application()
                .withUserConfiguration(Publishing.class)
                .withPropertyValues("spring.application.name=shop")
                .run(application -> {
                    receive(application, "LAMP", 10);
                    bus(application).handle(Allocate.of("order-1", "LAMP", 4));

                    Message first = next(application);
                    assertThat(first.type()).isEqualTo("io.allocation.batch-received.v1");
                    assertThat(first.source()).isEqualTo("/shop");
                    assertThat(first.sku()).isEqualTo(LAMP);
                    assertThat(next(application).type()).isEqualTo("io.allocation.line-allocated.v1");
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Another {

        @Bean
        InMemoryPublisher another() {
            return new InMemoryPublisher();
        }
    }

    @Test
    void so_does_every_other_publisher() {
        application().withUserConfiguration(Another.class, Publishing.class).run(application -> {
            receive(application, "LAMP", 10);

            next(application);
            assertThat(application.getBean(InMemoryPublisher.class).messages()).hasSize(1);
        });
    }

    @Test
    void without_a_publisher_nothing_is_written_for_one() {
        application().run(application -> {
            receive(application, "LAMP", 10);

            assertThat(application).doesNotHaveBean(Worker.class);
            assertThat(store(application).outbox().backlog().events()).isZero();
        });
    }

    @Test
    void an_application_may_write_events_for_others_to_publish() {
        application().withPropertyValues("allocation.outbox.enabled=true").run(application -> {
            receive(application, "LAMP", 10);

            assertThat(store(application).outbox().backlog().events()).isEqualTo(1);
        });
    }

    @Test
    void an_application_may_leave_publishing_to_others() {
        application()
                .withUserConfiguration(Publishing.class)
                .withPropertyValues("allocation.relay.enabled=false")
                .run(application -> {
                    receive(application, "LAMP", 10);

                    assertThat(application).doesNotHaveBean(Worker.class);
                    assertThat(store(application).outbox().backlog().events()).isEqualTo(1);
                });
    }

    @Test
    void the_relay_stops_with_the_application_and_starts_with_it_again() {
        application().withUserConfiguration(Publishing.class).run(application -> {
            Worker relay = application.getBean(Worker.class);
            assertThat(relay.isRunning()).isTrue();
            application.stop();
            assertThat(relay.isRunning()).isFalse();
            receive(application, "LAMP", 10);
            assertThat(application.getBean(Publishing.class).arrived).isEmpty();

            application.start();

            assertThat(next(application).sku()).isEqualTo(LAMP);
        });
    }

    @Test
    void the_relay_works_also_where_beans_are_made_when_they_are_asked_for() {
        application()
                .withUserConfiguration(Publishing.class)
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(application -> {
                    receive(application, "LAMP", 10);

                    assertThat(next(application).sku()).isEqualTo(LAMP);
                });
    }

    @Test
    void listeners_hear_what_the_relay_has_to_tell() {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        application()
                .withUserConfiguration(Publishing.class)
                .withBean(RelayListener.class, () -> heard::add)
                .run(application ->
                        assertThat(List.of(heard.poll(30, TimeUnit.SECONDS))).hasSize(1));
    }
}
