package io.allocation.brokers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** What is asked of a running broker. */
final class Topics {

    private Topics() {}

    static String create(String bootstrapServers, int partitions, Map<String, String> settings) {
        String name = "test-" + UUID.randomUUID();
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
        ask(
                bootstrapServers,
                Duration.ofSeconds(30),
                admin -> admin.createTopics(List.of(topic)).all().get());
        return name;
    }

    /** Returns when the broker answers; throws if it does not in time. */
    static void awaitBroker(String bootstrapServers, Duration atMost) {
        ask(bootstrapServers, atMost, admin -> admin.describeCluster().nodes().get());
    }

    private static void ask(String bootstrapServers, Duration atMost, Question question) {
        int millis = Math.toIntExact(atMost.toMillis());
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100L);
        try (Admin admin = Admin.create(settings)) {
            question.ask(admin);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(bootstrapServers + " fails", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Something to ask. */
    private interface Question {
        void ask(Admin admin) throws ExecutionException, InterruptedException;
    }
}
