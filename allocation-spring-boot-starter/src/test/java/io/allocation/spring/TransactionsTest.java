package io.allocation.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.bus.AfterCommitHandler;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Outcome;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.LineAllocated;
import io.allocation.ports.MessageId;
import io.allocation.service.Allocate;
import io.allocation.service.ReceiveBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Commands inside transactions of Spring's. */
class TransactionsTest extends SpringTestCase {

    /** A shop that saves its orders itself. */
    static class Orders {

        private final JdbcTemplate jdbc;
        private final MessageBus bus;

        Orders(JdbcTemplate jdbc, MessageBus bus) {
            this.jdbc = jdbc;
            this.bus = bus;
        }

        @Transactional
        public void place(String order, long quantity) {
            jdbc.update("INSERT INTO shop_order VALUES (?)", order);
            bus.handle(Allocate.of(order, "LAMP", quantity));
        }

        @Transactional
        public void placeAndFail(String order) {
            place(order, 1);
            throw new IllegalStateException("no credit");
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void placeApart(String order) {
            place(order, 1);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Shop {

        final List<String> told = new CopyOnWriteArrayList<>();

        @Bean
        Orders orders(JdbcTemplate jdbc, MessageBus bus) {
            jdbc.execute("CREATE TABLE shop_order (id varchar(50) PRIMARY KEY)");
            bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 100));
            return new Orders(jdbc, bus);
        }

        @Bean
        AfterCommitHandler<LineAllocated> tell() {
            return event -> told.add(event.line().orderId().value());
        }
    }

    private static ApplicationContextRunner shop() {
        return application().withUserConfiguration(Shop.class);
    }

    private static Orders orders(ApplicationContext application) {
        return application.getBean(Orders.class);
    }

    private static List<String> told(ApplicationContext application) {
        return application.getBean(Shop.class).told;
    }

    private static List<String> saved(ApplicationContext application) {
        return application
                .getBean(JdbcTemplate.class)
                .queryForList("SELECT id FROM shop_order ORDER BY id", String.class);
    }

    private static TransactionTemplate transaction(ApplicationContext application, int propagation) {
        TransactionTemplate template = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
        template.setPropagationBehavior(propagation);
        return template;
    }

    private static TransactionTemplate transaction(ApplicationContext application) {
        return transaction(application, TransactionDefinition.PROPAGATION_REQUIRED);
    }

    @Test
    void an_order_is_saved_and_allocated_in_one_transaction() {
        shop().run(application -> {
            orders(application).place("order-1", 4);

            assertThat(saved(application)).containsExactly("order-1");
            assertThat(allocationsOf(application, "order-1")).hasSize(1);
            assertThat(told(application)).containsExactly("order-1");
        });
    }

    @Test
    void both_are_undone_if_anything_fails_and_nobody_is_told() {
        shop().run(application -> {
            assertThatThrownBy(() -> orders(application).placeAndFail("order-1"))
                    .hasMessage("no credit");

            assertThat(saved(application)).isEmpty();
            assertThat(allocationsOf(application, "order-1")).isEmpty();
            assertThat(told(application)).isEmpty();
        });
    }

    @Test
    void nothing_is_seen_or_told_before_the_commit() {
        shop().run(application -> transaction(application).executeWithoutResult(status -> {
            orders(application).place("order-1", 4);

            assertThat(allocationsOf(application, "order-1")).isEmpty();
            assertThat(told(application)).isEmpty();
        }));
    }

    @Test
    void a_command_sees_what_those_before_it_did_in_the_same_transaction() {
        shop().run(application -> {
            transaction(application).executeWithoutResult(status -> {
                orders(application).place("order-1", 60);
                orders(application).place("order-2", 60);
            });

            assertThat(told(application)).containsExactly("order-1");
        });
    }

    @Test
    void a_transaction_apart_has_a_fate_of_its_own() {
        shop().run(application -> {
            bus(application).handle(ReceiveBatch.onHand("CHAIR", "B-1", 10));
            transaction(application).executeWithoutResult(status -> {
                bus(application).handle(Allocate.of("order-1", "CHAIR", 1));
                orders(application).placeApart("order-2");
                status.setRollbackOnly();
            });

            assertThat(told(application)).containsExactly("order-2");
            assertThat(allocationsOf(application, "order-1")).isEmpty();
            assertThat(allocationsOf(application, "order-2")).hasSize(1);
        });
    }

    @Test
    void what_is_rolled_back_to_a_savepoint_is_not_told() {
        shop().run(application -> {
            TransactionTemplate nested = transaction(application, TransactionDefinition.PROPAGATION_NESTED);
            transaction(application).executeWithoutResult(outer -> {
                orders(application).place("order-1", 1);
                nested.executeWithoutResult(inner -> {
                    orders(application).place("order-2", 1);
                    inner.setRollbackOnly();
                });
                nested.executeWithoutResult(inner -> orders(application).place("order-3", 1));
            });

            assertThat(told(application)).containsExactly("order-1", "order-3");
            assertThat(saved(application)).containsExactly("order-1", "order-3");
            assertThat(allocationsOf(application, "order-2")).isEmpty();
        });
    }

    @Test
    void a_savepoint_that_is_older_than_the_first_command_undoes_it_too() {
        shop().run(application -> {
            TransactionTemplate nested = transaction(application, TransactionDefinition.PROPAGATION_NESTED);
            transaction(application)
                    .executeWithoutResult(outer -> nested.executeWithoutResult(inner -> {
                        orders(application).place("order-1", 1);
                        inner.setRollbackOnly();
                    }));

            assertThat(told(application)).isEmpty();
            assertThat(allocationsOf(application, "order-1")).isEmpty();
        });
    }

    @Test
    void many_commands_and_messages_take_part_too() {
        shop().run(application -> {
            MessageId message = new MessageId("shop", "/test", "1");
            List<Outcome<AllocationResult>> outcomes = new ArrayList<>();
            transaction(application).executeWithoutResult(status -> {
                bus(application)
                        .handleAll(
                                List.of(Allocate.of("order-1", "LAMP", 1), Allocate.of("order-2", "LAMP", 1))
                                        .iterator(),
                                outcomes::add);
                bus(application).handleOnce(message, Allocate.of("order-3", "LAMP", 1));
                status.setRollbackOnly();
            });

            assertThat(outcomes).hasSize(2).allMatch(Outcome.Answered.class::isInstance);
            assertThat(told(application)).isEmpty();
            assertThat(allocationsOf(application, "order-1")).isEmpty();
            assertThat(bus(application).handleOnce(message, Allocate.of("order-3", "LAMP", 1)))
                    .isPresent();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Follows {

        @Bean
        AfterCommitHandler<LineAllocated> follow(ObjectProvider<MessageBus> bus) {
            return event -> {
                if (event.line().orderId().value().equals("order-1")) {
                    bus.getObject().handle(Allocate.of("order-2", "LAMP", 1));
                }
            };
        }
    }

    @Test
    void a_command_that_follows_the_commit_has_a_transaction_of_its_own() {
        shop().withUserConfiguration(Follows.class).run(application -> {
            orders(application).place("order-1", 1);

            assertThat(allocationsOf(application, "order-2")).hasSize(1);
            assertThat(told(application)).containsExactlyInAnyOrder("order-1", "order-2");
        });
    }

    @Test
    void connections_go_back_to_the_pool() {
        shop().withPropertyValues("spring.datasource.hikari.maximum-pool-size=2")
                .run(application -> {
                    for (int i = 0; i < 5; i++) {
                        orders(application).place("order-" + i, 1);
                    }
                    transaction(application)
                            .executeWithoutResult(outer -> orders(application).placeApart("order-5"));

                    assertThat(told(application)).hasSize(6);
                });
    }

    /** Of a broker, or of another database. */
    private static final class OfSomethingElse extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    @Test
    void a_transaction_of_something_else_is_not_joined() {
        shop().run(application -> {
            TransactionTemplate other = new TransactionTemplate(new OfSomethingElse());
            other.executeWithoutResult(status -> {
                bus(application).handle(Allocate.of("order-1", "LAMP", 1));
                assertThat(saved(application)).isEmpty(); // now a connection is held, but no transaction on it
                bus(application).handle(Allocate.of("order-2", "LAMP", 1));
                status.setRollbackOnly();
            });

            assertThat(told(application)).containsExactly("order-1", "order-2");
        });
    }
}
