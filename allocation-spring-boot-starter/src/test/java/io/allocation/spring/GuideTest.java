package io.allocation.spring;

import static io.allocation.domain.Preference.earliestEta;
import static io.allocation.domain.Preference.inStockFirst;
import static io.allocation.domain.Preference.warehouses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.AfterCommitHandler;
import io.allocation.bus.EventHandler;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Event;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.OrderId;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Preference;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.MessageId;
import io.allocation.ports.Verification;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What the page about Spring Boot shows. */
class GuideTest extends SpringTestCase {

    @Service
    static class Orders {

        private final JdbcTemplate jdbc;
        private final MessageBus bus;
        private final AllocationViews views;

        Orders(JdbcTemplate jdbc, MessageBus bus, AllocationViews views) {
            this.jdbc = jdbc;
            this.bus = bus;
            this.views = views;
        }

        @Transactional
        public AllocationResult place(String order, String sku, long quantity) {
            jdbc.update("INSERT INTO shop_order VALUES (?)", order);
            AllocationResult answer = bus.handle(Allocate.of(order, sku, quantity)); // in the same transaction
            if (answer instanceof OutOfStock refused) { // no exception: else the order is saved without stock
                throw new IllegalStateException(refused.sku() + " is short of " + refused.shortfall());
            }
            return answer;
        }

        public List<Allocation> held(String order) {
            return views.allocationsOf(new OrderId(order));
        }
    }

    @Component
    static class ByNight {

        private final JdbcStore store;

        ByNight(JdbcStore store) {
            this.store = store;
        }

        @Scheduled(cron = "0 0 3 * * *") // in an application with @EnableScheduling
        public void tidyUp() {
            store.forget(Instant.now().minus(Duration.ofDays(30))); // longer than the broker keeps messages
            Verification found = store.verify();
            if (!found.isClean()) {
                throw new IllegalStateException(found.toString()); // which Spring logs as an error
            }
        }
    }

    record CustomerMustBeTold(OrderId orderId, Sku sku) implements Event {}

    @Configuration(proxyBeanMethods = false)
    static class Shop {

        private static final Warehouse LEEDS = new Warehouse("LEEDS");
        private static final Warehouse YORK = new Warehouse("YORK");

        @Bean
        Preference nearTheCustomer() {
            return Preference.by(warehouses(LEEDS, YORK), inStockFirst(), earliestEta());
        }

        @Bean
        EventHandler<LineReallocated> noticeMoves() { // inside the unit of work
            return (event, unitOfWork) ->
                    unitOfWork.publish(new CustomerMustBeTold(event.line().orderId(), event.sku()));
        }

        @Bean
        AfterCommitHandler<OutOfStock> reorder(ObjectProvider<MessageBus> bus) { // behind the commit
            return event -> bus.getObject()
                    .handle(ReceiveBatch.inbound(event.sku().value(), "REORDERED", 100, LocalDate.of(2026, 3, 1)));
        }

        @Bean
        MessageTypes messageTypes() { // of your own events, if they are to be published
            return MessageTypes.builder()
                    .source("/shop")
                    .event(
                            CustomerMustBeTold.class,
                            "com.example.shop.customer-must-be-told",
                            1,
                            CustomerMustBeTold::sku)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Told {

        private final BlockingQueue<Message> queue = new LinkedBlockingQueue<>();

        @Bean
        EventPublisher toTheQueue() {
            return EventPublisher.oneByOne(queue::add); // throw if it could not be delivered
        }
    }

    private static ApplicationContextRunner shop() {
        return application().withUserConfiguration(Orders.class, Shop.class, Told.class);
    }

    @Test
    void an_order_is_placed_whole_or_not_at_all() {
        shop().run(application -> {
            application.getBean(JdbcTemplate.class).execute("CREATE TABLE shop_order (id varchar(50) PRIMARY KEY)");
            receive(application, "LAMP", 10);
            Orders orders = application.getBean(Orders.class);

            assertThat(orders.place("order-1", "LAMP", 6)).isInstanceOf(AllocationResult.Allocated.class);
            new TransactionTemplate(application.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> {
                        orders.place("order-2", "LAMP", 1);
                        status.setRollbackOnly();
                    });
            assertThatThrownBy(() -> orders.place("order-3", "LAMP", 6)).hasMessage("LAMP is short of 2");

            assertThat(orders.held("order-1")).hasSize(1);
            assertThat(orders.held("order-2")).isEmpty();
            assertThat(application.getBean(JdbcTemplate.class).queryForList("SELECT id FROM shop_order", String.class))
                    .containsExactly("order-1");
        });
    }

    @Test
    void the_store_is_tidied_up_and_verified_by_night() {
        shop().withUserConfiguration(ByNight.class).run(application -> {
            receive(application, "LAMP", 10);
            MessageId message = new MessageId("shop", "/test", "1");
            bus(application).handleOnce(message, Allocate.of("order-1", "LAMP", 6));
            JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
            jdbc.update("UPDATE allocation_inbox SET received = 0");

            application.getBean(ByNight.class).tidyUp();

            assertThat(jdbc.queryForObject("SELECT count(*) FROM allocation_inbox", Long.class))
                    .isZero();
            jdbc.update("UPDATE allocation_batch SET allocated = 7");
            assertThatThrownBy(() -> application.getBean(ByNight.class).tidyUp())
                    .hasMessageContaining("LAMP");
        });
    }

    @Test
    void handlers_and_publishers_are_beans() {
        shop().run(application -> {
            receive(application, "LAMP", 10);
            bus(application).handle(Allocate.of("order-1", "LAMP", 6));
            bus(application).handle(Allocate.of("order-2", "LAMP", 6));
            assertThat(store(application).batchesOf(new Sku("LAMP"))).hasSize(2);

            bus(application).handle(ChangeBatchQuantity.of("LAMP", "B-1", 0));

            BlockingQueue<Message> queue = application.getBean(Told.class).queue;
            String type;
            do {
                type = queue.poll(30, TimeUnit.SECONDS).type();
            } while (!type.equals("com.example.shop.customer-must-be-told.v1"));
        });
    }
}
