package io.allocation.endtoend;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.kafka.CommandConsumer;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import io.allocation.messaging.CommandDecoder;
import io.allocation.service.AllocationService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes commands from a topic in a process of its own, and dies behind the commit of one of them. */
final class ConsumerProgram {

    private ConsumerProgram() {}

    /** World, the topic of the commands, the consumer group, and behind which command it dies. */
    public static void main(String... arguments) throws IOException {
        World world = World.of(List.of(arguments));
        try (HikariDataSource pool = world.pool()) {
            MessageBus bus = SellOne.register(AllocationService.builder(World.store(pool)))
                    .middleware(dyingBehind(Integer.parseInt(arguments[5])))
                    .build();
            try (CommandConsumer consumer = consumer(world, bus, arguments[3], arguments[4])) {
                consumer.start();
                while (System.in.read() >= 0) {
                    // until the end of the input
                }
            }
        }
    }

    static CommandConsumer consumer(World world, MessageBus bus, String topic, String group) {
        return CommandConsumer.builder(
                        Map.of("bootstrap.servers", world.bootstrapServers(), "session.timeout.ms", 6_000),
                        bus,
                        new CommandDecoder(World.TYPES, JsonCodec.standard()),
                        group)
                .topic(topic)
                .build();
    }

    private static Middleware dyingBehind(int last) {
        AtomicInteger handled = new AtomicInteger();
        return new Middleware() {
            @Override
            public <R> R handle(Command<R> command, Next next) {
                R answer = next.handle(command);
                tell(handled.incrementAndGet());
                if (handled.get() == last) {
                    Runtime.getRuntime().halt(1);
                }
                return answer;
            }
        };
    }

    @SuppressWarnings("SystemOut")
    private static void tell(int handled) {
        System.out.println("handled " + handled);
    }
}
