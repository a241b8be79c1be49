package io.allocation.benchmarks;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.ReceiveBatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one allocate costs on one SKU that has a history: lines allocated before, or batches used up. The lines that an
 * iteration allocates are cancelled after it, so that every iteration starts from the same history.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseParallelGC"})
@Warmup(iterations = 60)
@Measurement(iterations = 60)
public class GrowthBenchmark {

    private static final int LINES = 10_000;
    private static final String SKU = "LAMP";

    /** As in {@code lines=1000000} or {@code exhausted=100000}. */
    @Param({"lines=0", "lines=1000000", "exhausted=10", "exhausted=100000"})
    public String history = "";

    private final MessageBus bus = AllocationService.on(new InMemoryStore());
    private final Allocate[] commands = new Allocate[LINES];

    /** Makes the history. */
    @Setup
    public void setUp() {
        int count = Integer.parseInt(history.substring(history.indexOf('=') + 1));
        if (history.startsWith("exhausted")) {
            exhaust(count);
        }
        bus.handle(ReceiveBatch.onHand(SKU, "OPEN", 1_000_000_000));
        if (history.startsWith("lines")) {
            allocate(count);
        }
        for (int i = 0; i < LINES; i++) {
            commands[i] = Allocate.of("new-" + i, SKU, 3);
        }
    }

    private void exhaust(int batches) {
        for (int i = 0; i < batches; i++) {
            bus.handle(ReceiveBatch.onHand(SKU, "USED-" + i, 5));
            bus.handle(Allocate.of("old-" + i, SKU, 5));
        }
    }

    private void allocate(int lines) {
        for (int i = 0; i < lines; i++) {
            bus.handle(Allocate.of("old-" + i, SKU, 3));
        }
    }

    /** Takes back what the iteration did. */
    @TearDown(Level.Iteration)
    public void cancel() {
        for (int i = 0; i < LINES; i++) {
            bus.handle(ChangeLineQuantity.of("new-" + i, SKU, 0));
        }
    }

    /** Ten thousand lines, each a command of its own. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public long allocate() {
        long shortfall = 0;
        for (Allocate command : commands) {
            AllocationResult result = bus.handle(command);
            shortfall += result.shortfall();
        }
        return shortfall;
    }
}
