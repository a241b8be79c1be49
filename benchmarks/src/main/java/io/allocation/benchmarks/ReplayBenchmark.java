package io.allocation.benchmarks;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Outcome;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OutOfStock;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Lines per second through the bus on the in-memory store, on one thread: a year of orders into a fresh store that has
 * the year's batches. {@code -p data=FOLDER} takes the lines from {@code order-lines.csv.gz} there; else they are
 * generated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class ReplayBenchmark {

    /** Lines in the real data, and as many in the generated. */
    static final int LINES = 517_658;

    /** The folder with the files, or "generated". */
    @Param("generated")
    public String data = "";

    private OrderLines year = OrderLines.generate();
    private MessageBus bus = AllocationService.on(new InMemoryStore());

    /** Reads or makes the year. */
    @Setup(Level.Trial)
    public void read() {
        if (!data.equals("generated")) {
            year = OrderLines.read(Path.of(data));
        }
        if (year.lines().size() != LINES) {
            throw new IllegalStateException(
                    data + " has " + year.lines().size() + " lines; the score is computed for " + LINES);
        }
    }

    /** A fresh store for every year. */
    @Setup(Level.Invocation)
    public void receive() {
        bus = AllocationService.on(new InMemoryStore());
        year.batches().forEach(bus::handle);
    }

    /** As many as a thousand in a unit of work. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public long handleAll() {
        long[] refused = new long[1];
        bus.<AllocationResult>handleAll(year.lines().iterator(), outcome -> {
            if (outcome instanceof Outcome.Answered<AllocationResult> answered
                    && answered.answer() instanceof OutOfStock) {
                refused[0]++;
            }
        });
        return refused[0];
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public long lines() {
        long refused = 0;
        for (Allocate line : year.lines()) {
            if (bus.handle(line) instanceof OutOfStock) {
                refused++;
            }
        }
        return refused;
    }
}
