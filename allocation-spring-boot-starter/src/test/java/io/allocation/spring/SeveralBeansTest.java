package io.allocation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.AfterCommitHandler;
import io.allocation.bus.MessageBus;
import io.allocation.domain.BatchReceived;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Applications that have several of what one is needed of. */
class SeveralBeansTest extends SpringTestCase {

    private static final BeanDefinitionCustomizer PRIMARY = definition -> definition.setPrimary(true);

    private static DataSource database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    private static JdbcStore storeOn(DataSource dataSource) {
        JdbcStore store = JdbcStore.on(dataSource);
        store.createSchema();
        return store;
    }

    @Test
    void a_command_goes_to_the_store_also_inside_a_transaction_of_another_database() {
        DataSource main = database();
        DataSource stock = database();
        JdbcStore elsewhere = storeOn(main);
        application()
                .withBean("main", DataSource.class, () -> main, PRIMARY)
                .withBean("stock", DataSource.class, () -> stock)
                .withBean(JdbcStore.class, () -> storeOn(stock))
                .run(application -> {
                    new TransactionTemplate(application.getBean(PlatformTransactionManager.class))
                            .executeWithoutResult(status -> receive(application, "LAMP", 10));

                    assertThat(store(application).batchesOf(new Sku("LAMP"))).hasSize(1);
                    assertThat(elsewhere.batchesOf(new Sku("LAMP"))).isEmpty();
                });
    }

    @Test
    void of_several_databases_none_is_taken_unless_one_is_meant() {
        ApplicationContextRunner two = application()
                .withBean("main", DataSource.class, SeveralBeansTest::database)
                .withBean("stock", DataSource.class, SeveralBeansTest::database);
        two.run(application -> assertThat(application).hasNotFailed().doesNotHaveBean(MessageBus.class));
        two.withBean(JdbcStore.class, () -> storeOn(database())).run(application -> {
            receive(application, "LAMP", 10);
            assertThat(store(application).batchesOf(new Sku("LAMP"))).hasSize(1);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnStore {

        @Bean
        JdbcStore store(DataSource dataSource) {
            return storeOn(dataSource);
        }
    }

    @Test
    void a_store_of_ones_own_is_joined_by_the_transactions_on_its_database() {
        application().withUserConfiguration(OwnStore.class).run(application -> {
            new TransactionTemplate(application.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> {
                        receive(application, "LAMP", 10);
                        status.setRollbackOnly();
                    });

            assertThat(store(application).batchesOf(new Sku("LAMP"))).isEmpty();
        });
    }

    @Test
    void two_stores_and_a_bus_of_ones_own_start() {
        JdbcStore first = storeOn(database());
        application()
                .withBean("first", JdbcStore.class, () -> first)
                .withBean("second", JdbcStore.class, () -> storeOn(database()))
                .withBean(MessageBus.class, () -> AllocationService.on(first))
                .withBean(EventPublisher.class, () -> EventPublisher.oneByOne(message -> {}))
                .run(application -> assertThat(application).hasNotFailed());
    }

    @Test
    void a_publisher_with_a_store_that_writes_no_outbox_is_a_mistake() {
        ApplicationContextRunner mistaken = application()
                .withBean(JdbcStore.class, () -> storeOn(database()))
                .withBean(EventPublisher.class, () -> EventPublisher.oneByOne(message -> {}));

        mistaken.run(application -> assertThat(application.getStartupFailure())
                .rootCause()
                .hasMessageContaining("JdbcStore")
                .hasMessageContaining("writes no outbox"));
        mistaken.withPropertyValues("allocation.outbox.enabled=false")
                .run(application -> assertThat(application).hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    static class Prototype {

        @Bean
        @Scope(BeanDefinition.SCOPE_PROTOTYPE)
        AfterCommitHandler<BatchReceived> eachTimeAnother() {
            List<BatchReceived> heard = new CopyOnWriteArrayList<>();
            return heard::add;
        }
    }

    @Test
    void a_handler_that_is_no_singleton_is_a_mistake() {
        application()
                .withUserConfiguration(Prototype.class)
                .run(application -> assertThat(application.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("eachTimeAnother")
                        .hasMessageContaining("must be a singleton"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Parent {

        final List<BatchReceived> heard = new CopyOnWriteArrayList<>();

        @Bean
        List<BatchReceived> heard() {
            return heard;
        }

        @Bean
        AfterCommitHandler<BatchReceived> inherited() {
            return heard::add;
        }
    }

    @Test
    void a_handler_of_a_parent_context_is_registered() {
        new ApplicationContextRunner()
                .withUserConfiguration(Parent.class)
                .run(parent -> application().withParent(parent).run(application -> {
                    bus(application).handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
                    assertThat(parent.getBean(Parent.class).heard).hasSize(1);
                }));
    }

    @SuppressWarnings("rawtypes") // beans are asked for by class
    private static Supplier<KafkaTemplate> template(String servers) {
        return () -> new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of("bootstrap.servers", servers)));
    }

    @Test
    void of_several_brokers_the_primary_one_is_taken() {
        application()
                .withPropertyValues("allocation.kafka.events.enabled=false")
                .withBean("other", KafkaTemplate.class, template("other:9092"))
                .withBean("ours", KafkaTemplate.class, template("ours:9092"), PRIMARY)
                .withBean(
                        "ourConsumers",
                        DefaultKafkaConsumerFactory.class,
                        () -> new DefaultKafkaConsumerFactory<>(Map.of("bootstrap.servers", "ours:9092")))
                .run(application -> assertThat(
                                application.getBean(Broker.class).producer().get("bootstrap.servers"))
                        .isEqualTo("ours:9092"));
    }
}
