package io.allocation.endtoend;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.kafka.KafkaEventPublisher;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Relay;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that sells and has a relay of its own. Dies in the middle of publishing, if it is told to. */
final class SellerProgram {

    private static final int THREADS = 3;

    private SellerProgram() {}

    /** World, name, and how it dies: "killed", "before" or "after" publishing. */
    public static void main(String... arguments) throws IOException {
        World world = World.of(List.of(arguments));
        try (HikariDataSource pool = world.pool();
                KafkaEventPublisher publisher = world.publisher()) {
            JdbcStore store = World.store(pool);
            try (Relay relay =
                            World.relay(store, mortal(publisher, arguments[4])).build();
                    Sellers sellers = Sellers.start(THREADS, arguments[3], World.bus(store), SellerProgram::tell)) {
                relay.start();
                while (System.in.read() >= 0) {
                    // until the end of the input
                }
                sellers.awaitSold(0);
            }
        }
    }

    private static EventPublisher mortal(EventPublisher publisher, String dies) {
        AtomicInteger batches = new AtomicInteger();
        return messages -> {
            boolean last = batches.incrementAndGet() == 10;
            if (last && dies.equals("before")) {
                Runtime.getRuntime().halt(1);
            }
            List<EventPublisher.Failure> failures = publisher.publish(messages);
            if (last && dies.equals("after")) {
                Runtime.getRuntime().halt(1);
            }
            return failures;
        };
    }

    @SuppressWarnings("SystemOut")
    private static void tell(String order) {
        System.out.println("sold " + order);
    }
}
