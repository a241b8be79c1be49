package io.allocation.bus;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Takes commands from a source, and as many as possible through one unit of work. */
final class Bulk<R> {

    private final Middleware.Next way;
    private final int mostAtOnce;
    private final Consumer<? super Outcome<R>> outcomes;
    private final List<ProductCommand<? extends R>> taken = new ArrayList<>();

    Bulk(Middleware.Next way, int mostAtOnce, Consumer<? super Outcome<R>> outcomes) {
        this.way = way;
        this.mostAtOnce = mostAtOnce;
        this.outcomes = outcomes;
    }

    /** What has been taken is handled also if the source breaks off. */
    void handle(Iterator<? extends Command<? extends R>> commands) {
        boolean more = true;
        while (more) {
            more = false;
            try {
                more = take(commands);
            } finally {
                if (!more || taken.size() == mostAtOnce) {
                    handleTaken();
                }
            }
        }
    }

    private boolean take(Iterator<? extends Command<? extends R>> commands) {
        if (!commands.hasNext()) {
            return false;
        }
        Command<? extends R> command = commands.next();
        if (command instanceof ProductCommand<? extends R> one && mostAtOnce > 1) {
            taken.add(one);
        } else {
            handleTaken();
            outcomes.accept(outcomeOf(command));
        }
        return true;
    }

    private void handleTaken() {
        List<ProductCommand<? extends R>> commands = List.copyOf(taken);
        taken.clear();
        List<Outcome<R>> together = commands.size() > 1 ? outcomesOf(new Many<>(commands)) : List.of();
        if (together.isEmpty()) {
            commands.forEach(command -> outcomes.accept(outcomeOf(command)));
        } else {
            together.forEach(outcomes);
        }
    }

    private Outcome<R> outcomeOf(Command<? extends R> command) {
        return Turn.outcome(command, () -> way.handle(command));
    }

    /** What a middleware throws is the outcome of all. */
    private List<Outcome<R>> outcomesOf(Many<R> many) {
        try {
            return way.handle(many);
        } catch (RuntimeException failure) {
            return many.commands().stream()
                    .<Outcome<R>>map(command -> new Outcome.Failed<>(command, failure))
                    .toList();
        }
    }
}
