package io.allocation.endtoend;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.kafka.KafkaEventPublisher;
import io.allocation.messaging.Relay;
import io.allocation.messaging.RelayReport;
import java.io.IOException;
import java.util.List;

/** A relay in a process of its own. */
final class RelayProgram {

    private RelayProgram() {}

    public static void main(String... arguments) throws IOException {
        World world = World.of(List.of(arguments));
        try (HikariDataSource pool = world.pool();
                KafkaEventPublisher publisher = world.publisher();
                Relay relay = World.relay(World.store(pool), publisher)
                        .listener(RelayProgram::tell)
                        .build()) {
            relay.start();
            while (System.in.read() >= 0) {
                // until the end of the input
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void tell(RelayReport report) {
        if (report instanceof RelayReport.Published published) {
            System.out.println("published " + published.events());
        }
    }
}
