package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecondPassTest {

    @Test
    void sending_the_whole_sample_again_changes_nothing() throws IOException {
        Sources sample = Sample.sources();

        TwoPasses passes = TwoPasses.of(new Sources(sample.batches(), sample.lines(), Optional.empty()));

        assertThat(passes.first().events()).containsOnlyKeys("BatchReceived", "LineAllocated", "OutOfStock");
        passes.assertSecondChangedNothing();
    }
}
