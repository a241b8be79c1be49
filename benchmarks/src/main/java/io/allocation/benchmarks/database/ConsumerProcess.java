package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.kafka.CommandConsumer;
import io.allocation.bus.MessageBus;
import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.ports.Locking;
import io.allocation.service.AllocationService;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** One of the processes; ends with its input, and tells how many commands it handled and how many met a conflict. */
final class ConsumerProcess {

    private ConsumerProcess() {}

    /** Database, broker, topic. */
    public static void main(String... arguments) throws IOException {
        LongAdder handled = new LongAdder();
        LongAdder conflicts = new LongAdder();
        try (HikariDataSource pool = new Database(arguments[0]).pool(2)) {
            JdbcStore store = JdbcStore.on(pool);
            MessageBus bus = AllocationService.on(locking -> {
                (locking == Locking.PESSIMISTIC ? conflicts : handled).increment();
                return store.begin(locking);
            });
            try (CommandConsumer consumer = CommandConsumer.builder(
                            Map.of("bootstrap.servers", arguments[1]),
                            bus,
                            new CommandDecoder(MessageTypes.standard(), JsonCodec.standard()),
                            "benchmark")
                    .topic(arguments[2])
                    .build()) {
                consumer.start();
                while (System.in.read() >= 0) {
                    // until the end of the input
                }
            }
        }
        System.out.println("  handled " + handled + ", of which met a conflict on a product version: " + conflicts);
    }
}
