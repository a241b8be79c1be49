package io.allocation.testkit;

import io.allocation.domain.Fill;
import io.allocation.service.AllocationCommand;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A sequence of commands under circumstances that take turns: with one, all commands meet the same policy; with
 * several, a policy finds what others have left, such as lines that are split under one that would never split them.
 */
record Scenario(List<AllocationCommand<?>> commands, List<Circumstances> circumstances) {

    private static final int DAYS = 4;

    static Arbitrary<Scenario> any() {
        return Combinators.combine(
                        AllocationArbitraries.commandSequences(),
                        moments().list().ofMinSize(1).ofMaxSize(3))
                .as(Scenario::new)
                .withoutEdgeCases();
    }

    static Arbitrary<Circumstances> moments() {
        return Combinators.combine(
                        Arbitraries.of(Taste.ALL),
                        Arbitraries.of(Fill.class),
                        Arbitraries.integers().between(0, DAYS - 1))
                .as(Circumstances::new);
    }

    List<Step> steps() {
        return IntStream.range(0, commands.size())
                .mapToObj(i -> new Step(commands.get(i), circumstances.get(i % circumstances.size())))
                .toList();
    }
}
