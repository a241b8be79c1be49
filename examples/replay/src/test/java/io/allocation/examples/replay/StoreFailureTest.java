package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreFailureTest {

    static Stream<RuntimeException> failures() {
        return Stream.of(new StoreException("it is\n  gone"), new ConcurrencyException("it is\n  gone"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void is_no_bad_row_but_the_end(RuntimeException failure) throws IOException {
        BadRows badRows = new BadRows(new PrintWriter(new StringWriter()), false);
        Input input = new Reading(badRows, true).read(Sample.sources());
        ReplayRun run = new ReplayRun(locking -> {
            throw failure;
        });
        AtomicInteger answered = new AtomicInteger();

        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(() -> run.run(input, badRows, answered::incrementAndGet))
                .withMessageStartingWith("stopped at sample batches, line 2: ")
                .withMessageContaining("it is gone")
                .withMessageEndingWith("; run it again on the same database: nothing is doubled");

        assertThat(answered).hasValue(0);
        assertThat(badRows.count()).isZero();
    }
}
