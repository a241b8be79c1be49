package io.allocation.benchmarks.database;

import io.allocation.benchmarks.DispatchBenchmark;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What can be measured. */
enum Case {
    HOT("hot", "one SKU in demand, beside what one writes by hand", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            setting.comparison()
                    .run(title(), Demand.HOT, setting.choose(List.of(32, 128), List.of(1, 8, 32, 128)), byHand());
        }
    },
    HOT_TWO_JVMS("hot-two-jvms", "the same by two processes with 64 threads each", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            new TwoProcesses(setting.databases(), setting.results(), setting.time(), setting.rounds(1, 3))
                    .run(title(), 64, byHand());
        }
    },
    ZIPF("zipf", "1,000 SKUs, some in demand, beside what one writes by hand", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            setting.comparison()
                    .run(title(), Demand.ZIPF, setting.choose(List.of(32), List.of(1, 8, 32, 128)), byHand());
        }
    },
    UNIFORM("uniform", "1,000 SKUs, all alike, beside what one writes by hand", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            setting.comparison()
                    .run(title(), Demand.UNIFORM, setting.choose(List.of(1, 32), List.of(1, 8, 32, 128)), byHand());
        }
    },
    IDLE("idle", "one thread, with coalescing and without", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            new Alternation(setting.results(), setting.rounds(15, 50)).runIdle(title(), setting.databases());
        }
    },
    BULK("bulk", "a year of orders through handleAll, beside hand-written grouped SQL and COPY", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            new BulkLoading(
                            setting.databases(),
                            setting.results(),
                            setting.rounds(1, 3),
                            setting.options().data())
                    .run(title(), setting.choose(50_000, Integer.MAX_VALUE));
        }
    },
    STREAM("stream", "10,000,000 commands through handleAll, in a heap of 256 MB", When.FULL) {
        @Override
        void run(Setting setting) throws Exception {
            String url = setting.databases().create().url();
            String commands = Integer.toString(setting.choose(1_000_000, 10_000_000));
            Process process = Processes.of(StreamProcess.class, List.of("-Xmx256m"), url, commands)
                    .redirectOutput(Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the stream ended early");
            }
        }
    },
    GROWTH_LINES("growth-lines", "one allocate on a SKU with no lines, and on one with many", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            for (int lines : setting.choose(List.of(100_000), List.of(10_000, 1_000_000, 10_000_000))) {
                new Alternation(setting.results(), setting.rounds(10, 50))
                        .run(title(), setting.databases(), History.ofLines(0), History.ofLines(lines));
            }
        }
    },
    GROWTH_EXHAUSTED(
            "growth-exhausted", "one allocate on a SKU with 10 exhausted batches, and with many", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            for (int batches : setting.choose(List.of(100_000), List.of(1_000, 100_000))) {
                new Alternation(setting.results(), setting.rounds(10, 50))
                        .run(title(), setting.databases(), History.ofExhausted(10), History.ofExhausted(batches));
            }
        }
    },
    OUTBOX_COST("outbox-cost", "with an outbox, and with a relay at work too, beside without", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            for (Entrant ours : List.of(Entrant.OUTBOX, Entrant.RELAY)) {
                setting.comparison()
                        .run(
                                title(),
                                Demand.UNIFORM,
                                setting.choose(List.of(8), List.of(1, 8, 32)),
                                List.of(ours, Entrant.OURS));
            }
        }
    },
    RELAY("relay", "empty an outbox of 1,000 events, and one of 1,000,000", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            new Relaying(setting.databases(), setting.results(), setting.rounds(1, 3))
                    .run(title(), setting.choose(50_000, 1_000_000));
        }
    },
    RELAY_KAFKA("relay-kafka", "empty one to Kafka, beside the same publisher alone", When.FULL) {
        @Override
        void run(Setting setting) throws Exception {
            new ToKafka(setting.databases(), setting.rounds(1, 5)).run();
        }
    },
    CONSUMERS("consumers", "one and two consumer processes that allocate what a Kafka topic brings", When.FULL) {
        @Override
        void run(Setting setting) throws Exception {
            new Consumers(setting.databases(), setting.rounds(1, 3)).run();
        }
    },
    MEMORY("memory", "what runs in memory, by JMH: memory.csv", When.ALWAYS) {
        @Override
        void run(Setting setting) throws Exception {
            ChainedOptionsBuilder builder = new OptionsBuilder()
                    .include(setting.choose(DispatchBenchmark.class.getSimpleName(), ".*"))
                    .addProfiler(GCProfiler.class)
                    .resultFormat(ResultFormatType.CSV)
                    .result(setting.options().out() + "/memory.csv");
            if (setting.options().isShort()) {
                builder.forks(1).warmupIterations(2).measurementIterations(2);
            }
            new Runner(builder.build()).run();
        }
    },
    EXPLAIN("explain", "the plans of what is sent where there is much history", When.NAMED) {
        @Override
        void run(Setting setting) throws Exception {
            new Plans(setting.databases()).print(List.of(History.ofLines(1_000_000), History.ofExhausted(100_000)));
        }
    };

    private enum When {
        ALWAYS,
        FULL,
        NAMED
    }

    private final String title;
    private final String description;
    private final When when;

    Case(String title, String description, When when) {
        this.title = title;
        this.description = description;
        this.when = when;
    }

    abstract void run(Setting setting) throws Exception;

    private static List<Entrant> byHand() {
        List<Entrant> entrants = new ArrayList<>(List.of(Entrant.OURS));
        entrants.addAll(Entrant.BASELINES);
        return entrants;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    /** Whether it is run when no case is named. */
    boolean isUsual(boolean isShort) {
        return when == When.ALWAYS || (when == When.FULL && !isShort);
    }
}
