package io.allocation.spring;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.bus.BusListener;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.Preference;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.MessageCodec;
import io.allocation.messaging.MessageTypes;
import io.allocation.service.AllocationService;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Makes a {@link JdbcStore} of the application's {@link DataSource} and a {@link MessageBus} on it. Commands that are
 * sent inside a transaction of Spring's on the store's data source take part in it, and share its fate; others have one
 * of their own.
 *
 * <p>Beans of these types are picked up: {@code CommandHandler}, {@code EventHandler}, {@code AfterCommitHandler} (each
 * declared with the message that it handles), {@link Middleware}, {@link BusListener}, in their order; a
 * {@link Preference} or an {@link AllocationPolicy}; a {@link Clock}; {@link MessageTypes}, a {@link MessageCodec}; and
 * every {@link EventPublisher}, to which a relay then brings the events. A store or a bus of the application's own
 * takes the place of this one.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.XADataSourceAutoConfiguration"
        })
@EnableConfigurationProperties(AllocationProperties.class)
public class AllocationAutoConfiguration {

    /** For Spring. */
    public AllocationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    MessageTypes allocationMessageTypes(AllocationProperties properties, Environment environment) {
        return MessageTypes.builder().source(source(properties, environment)).build();
    }

    private static String source(AllocationProperties properties, Environment environment) {
        return properties.source() != null
                ? properties.source()
                : "/" + environment.getProperty("spring.application.name", "allocation");
    }

    @Bean
    @ConditionalOnMissingBean
    MessageCodec allocationMessageCodec() {
        return JsonCodec.standard();
    }

    /** After whatever else creates tables: a migration tool does not want to find any before it begins. */
    @Bean
    @ConditionalOnSingleCandidate(DataSource.class)
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    JdbcStore allocationStore(
            DataSource dataSource,
            AllocationProperties properties,
            MessageTypes types,
            MessageCodec codec,
            ObjectProvider<Clock> clocks,
            ListableBeanFactory beans) {
        JdbcStore store = JdbcStore.on(untangled(dataSource));
        if (isToBeCreated(properties.initializeSchema(), dataSource)) {
            store.createSchema();
        }
        return writesOutbox(properties.outbox(), beans)
                ? store.withOutbox(new EventEncoder(types, codec, clocks.getIfUnique(Clock::systemUTC)))
                : store;
    }

    /** The store's own transactions are to have nothing to do with Spring's. */
    private static DataSource untangled(DataSource dataSource) {
        return dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null
                ? proxy.getTargetDataSource()
                : dataSource;
    }

    private static boolean isToBeCreated(DatabaseInitializationMode mode, DataSource dataSource) {
        return switch (mode) {
            case ALWAYS -> true;
            case EMBEDDED -> EmbeddedDatabaseConnection.isEmbedded(dataSource);
            case NEVER -> false;
        };
    }

    /** Asks for names alone: a publisher may need the store. */
    private static boolean writesOutbox(AllocationProperties.Outbox outbox, ListableBeanFactory beans) {
        return outbox.enabled() != null
                ? outbox.enabled()
                : beans.getBeanNamesForType(EventPublisher.class, true, false).length > 0;
    }

    @Bean
    @ConditionalOnMissingBean
    AllocationPolicy allocationPolicy(AllocationProperties properties, ObjectProvider<Preference> preferences) {
        return new AllocationPolicy(preferences.getIfAvailable(Preference::standard), properties.fill());
    }

    @Bean
    @ConditionalOnSingleCandidate(JdbcStore.class)
    @ConditionalOnMissingBean
    MessageBus allocationBus(
            JdbcStore store,
            AllocationPolicy policy,
            AllocationProperties properties,
            ObjectProvider<Clock> clocks,
            ObjectProvider<BusListener> listeners,
            ObjectProvider<Middleware> middleware,
            ConfigurableListableBeanFactory beans) {
        SpringTransactions transactions = new SpringTransactions(store, untangled(store.dataSource()));
        MessageBus.Builder builder = AllocationService.builder(
                        store, policy, clocks.getIfUnique(() -> Clock.system(properties.zone())))
                .retry(properties.retry().policy())
                .coalescing(properties.coalescing().policy())
                .listener(all(listeners.orderedStream().toList()))
                .middleware(transactions);
        middleware.orderedStream().forEach(builder::middleware);
        new HandlerBeans(beans).registerWith(builder);
        MessageBus bus = builder.build();
        transactions.joinBy(bus);
        return bus;
    }

    /** Whoever listens, the log is told too. */
    private static BusListener all(List<BusListener> listeners) {
        BusListener log = BusListener.logging();
        return report -> {
            log.hear(report);
            listeners.forEach(listener -> listener.hear(report));
        };
    }
}
