package io.allocation.testkit;

import io.allocation.service.AllocationCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * A sequence of commands that shrinks by leaving out as many as it can, and only then by making those simpler that are
 * left: jqwik's own lists do both at once, and seldom come to an end where commands have so many parts.
 */
record CommandSequence(List<Shrinkable<AllocationCommand<?>>> commands)
        implements Shrinkable<List<AllocationCommand<?>>> {

    private static final int GENERATOR_SIZE = 1000;
    private static final int REPEAT_ONE_IN = 10;

    /** Starts with some of these, goes on with some of those; now and then says the same again. */
    static Arbitrary<List<AllocationCommand<?>>> of(
            Arbitrary<AllocationCommand<?>> first, int mostFirst, Arbitrary<AllocationCommand<?>> then, int mostThen) {
        RandomGenerator<AllocationCommand<?>> opening = first.generator(GENERATOR_SIZE);
        RandomGenerator<AllocationCommand<?>> rest = then.generator(GENERATOR_SIZE);
        return Arbitraries.fromGenerator(random -> {
            List<Shrinkable<AllocationCommand<?>>> commands = new ArrayList<>();
            add(commands, opening, random, random.nextInt(mostFirst + 1));
            add(commands, rest, random, random.nextInt(mostThen + 1));
            return new CommandSequence(commands);
        });
    }

    private static void add(
            List<Shrinkable<AllocationCommand<?>>> commands,
            RandomGenerator<AllocationCommand<?>> generator,
            Random random,
            int count) {
        for (int i = 0; i < count; i++) {
            boolean again = !commands.isEmpty() && random.nextInt(REPEAT_ONE_IN) == 0;
            commands.add(again ? commands.get(commands.size() - 1) : generator.next(random));
        }
    }

    @Override
    public List<AllocationCommand<?>> value() {
        return commands.stream().<AllocationCommand<?>>map(Shrinkable::value).toList();
    }

    @Override
    public Stream<Shrinkable<List<AllocationCommand<?>>>> shrink() {
        return Stream.concat(shorter(), simpler());
    }

    /** Without half of them, a quarter, … or one. */
    private Stream<Shrinkable<List<AllocationCommand<?>>>> shorter() {
        return IntStream.iterate(commands.size(), size -> size > 0, size -> size / 2)
                .boxed()
                .flatMap(size -> IntStream.iterate(0, start -> start < commands.size(), start -> start + size)
                        .mapToObj(start -> without(start, Math.min(start + size, commands.size()))));
    }

    private CommandSequence without(int from, int to) {
        List<Shrinkable<AllocationCommand<?>>> others = new ArrayList<>(commands);
        others.subList(from, to).clear();
        return new CommandSequence(others);
    }

    private Stream<Shrinkable<List<AllocationCommand<?>>>> simpler() {
        return IntStream.range(0, commands.size())
                .boxed()
                .flatMap(i -> commands.get(i).shrink().map(simpler -> with(i, simpler)));
    }

    private CommandSequence with(int index, Shrinkable<AllocationCommand<?>> other) {
        List<Shrinkable<AllocationCommand<?>>> changed = new ArrayList<>(commands);
        changed.set(index, other);
        return new CommandSequence(changed);
    }

    @Override
    public ShrinkingDistance distance() {
        return ShrinkingDistance.forCollection(commands);
    }
}
