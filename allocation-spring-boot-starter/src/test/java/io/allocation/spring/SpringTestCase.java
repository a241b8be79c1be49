package io.allocation.spring;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.OrderId;
import io.allocation.service.ReceiveBatch;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;

/** Applications as Spring Boot would start them. */
abstract class SpringTestCase {

    static final AutoConfigurations OURS = AutoConfigurations.of(
            AllocationAutoConfiguration.class,
            HealthAutoConfiguration.class,
            KafkaAutoConfiguration.class,
            MetricsAutoConfiguration.class,
            ObservationAutoConfiguration.class,
            RelayAutoConfiguration.class);

    /** With a data source and transactions, on a database of its own. */
    static ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        TransactionAutoConfiguration.class))
                .withConfiguration(OURS)
                .withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static MessageBus bus(ApplicationContext application) {
        return application.getBean(MessageBus.class);
    }

    static JdbcStore store(ApplicationContext application) {
        return application.getBean(JdbcStore.class);
    }

    static void receive(ApplicationContext application, String sku, long quantity) {
        bus(application).handle(ReceiveBatch.onHand(sku, "B-1", quantity));
    }

    static List<Allocation> allocationsOf(ApplicationContext application, String order) {
        return store(application).allocationsOf(new OrderId(order));
    }
}
