package io.allocation.benchmarks;

import io.allocation.bus.Coalescing;
import io.allocation.bus.Command;
import io.allocation.bus.CommandHandler;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import io.allocation.bus.ProductCommand;
import io.allocation.domain.Sku;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationCommand;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the bus costs beyond the handler and its unit of work, both of which do nothing here: the same handler in the
 * same unit of work called directly, found in a map, and through the bus. Run with {@code -prof gc} to see the bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DispatchBenchmark {

    record Ping(int number) implements Command<Integer> {}

    record PingProduct(Sku sku) implements ProductCommand<Integer> {}

    private final Ping ping = new Ping(42);
    private final Integer pong = 42;
    private final UnitOfWork noOp = new NoOpUnitOfWork();
    private final UnitOfWorkFactory factory = locking -> noOp;
    private final CommandHandler<Ping, Integer> handler = (command, work) -> pong;
    private final Map<Class<?>, CommandHandler<Ping, Integer>> handlers = new HashMap<>();
    private final PingProduct pingProduct = new PingProduct(new Sku("LAMP"));
    private MessageBus bus = bus(0);
    private MessageBus alone = alone();
    private MessageBus layered = bus(3);

    /** Puts the handler among others, as in a real program. */
    @Setup
    public void setUp() {
        handlers.put(Ping.class, handler);
        for (Class<?> other : AllocationCommand.class.getPermittedSubclasses()) {
            handlers.put(other, (command, work) -> -1);
        }
        bus = bus(0);
        layered = bus(3);
        alone = alone();
    }

    private MessageBus bus(int layers) {
        MessageBus.Builder builder = builder();
        for (int i = 0; i < layers; i++) {
            builder.middleware(new PassThrough());
        }
        return builder.build();
    }

    private MessageBus alone() {
        return builder().coalescing(Coalescing.none()).build();
    }

    private MessageBus.Builder builder() {
        return MessageBus.builder(factory)
                .command(Ping.class, handler)
                .command(PingProduct.class, (command, work) -> pong)
                .command(Allocate.class, (command, work) -> {
                    throw new UnsupportedOperationException("never sent");
                });
    }

    /** Does nothing but go on; a class of its own, as every real middleware is. */
    private static final class PassThrough implements Middleware {
        @Override
        public <R> R handle(Command<R> command, Next next) {
            return next.handle(command);
        }
    }

    @Benchmark
    public Integer direct() {
        return handle(handler);
    }

    @Benchmark
    public Integer mapLookUp() {
        return handle(Objects.requireNonNull(handlers.get(ping.getClass())));
    }

    private Integer handle(CommandHandler<Ping, Integer> found) {
        try (UnitOfWork work = factory.begin(Locking.OPTIMISTIC)) {
            Integer answer = found.handle(ping, work);
            work.commit();
            return answer;
        }
    }

    @Benchmark
    public Integer bus() {
        return bus.handle(ping);
    }

    /** A command that could share its unit of work, and meets no other. */
    @Benchmark
    public Integer coalescing() {
        return bus.handle(pingProduct);
    }

    @Benchmark
    public Integer notCoalescing() {
        return alone.handle(pingProduct);
    }

    @Benchmark
    public Integer busWithThreeMiddlewares() {
        return layered.handle(ping);
    }
}
