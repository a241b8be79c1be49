package io.allocation.examples.replay;

import io.allocation.domain.Allocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which batch each order line was given, by the line's place in its file. */
final class Answers {

    private static final String OUT_OF_STOCK = "";

    private final @Nullable String[] refs;

    Answers(int lines) {
        refs = new String[lines];
    }

    void given(Entry line, List<Allocation> allocations) {
        // A line goes whole into one batch under the standard policy.
        refs[line.index()] = allocations.get(0).batch().value();
    }

    void outOfStock(Entry line) {
        refs[line.index()] = OUT_OF_STOCK;
    }

    /**
     * What became of a line.
     *
     * @return the batch, or "" if it was out of stock; empty if it was rejected
     */
    Optional<String> of(Entry line) {
        return Optional.ofNullable(refs[line.index()]);
    }
}
