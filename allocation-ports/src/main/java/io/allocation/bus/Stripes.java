package io.allocation.bus;

import io.allocation.domain.Sku;
import java.util.ArrayList;
import java.util.List;

/** The innermost step: which commands are carried out alone, and which with others. */
final class Stripes implements Middleware.Next {

    private final Ways ways;
    private final Execution direct;
    private final Group together;
    private final Stripe[] stripes;

    Stripes(Coalescing limits, Ways ways) {
        this.ways = ways;
        direct = ways.direct();
        together = ways.together();
        stripes = new Stripe[limits.stripes()];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Stripe(limits, ways);
        }
    }

    /** A handler that sends a command must not wait: for itself, or for one who waits for what it holds. */
    @Override
    @SuppressWarnings("unchecked") // the answer to many is a list of outcomes
    public <R> R handle(Command<R> command) {
        if (command instanceof Many<?> many) {
            return (R) outcomes(many);
        }
        return stripes.length > 0 && command instanceof ProductCommand<R> one && !UnderWay.isAnything()
                ? handle(one, stripeOf(one.sku()))
                : direct.handle(command);
    }

    private <R> R handle(ProductCommand<R> command, Stripe stripe) {
        if (stripe.enter()) {
            return stripe.lead(command);
        }
        return stripe.isStuck() ? direct.handle(command) : stripe.queueUp(command);
    }

    private Stripe stripeOf(Sku sku) {
        int hash = sku.hashCode();
        return stripes[Math.floorMod(hash ^ (hash >>> 16), stripes.length)];
    }

    private <R> List<Outcome<R>> outcomes(Many<R> many) {
        UnderWay.requireNoGroup();
        List<Turn<? extends R>> turns = new ArrayList<>(many.commands().size());
        many.commands().forEach(command -> turns.add(new Turn<>(command)));
        if (!together.carryOut(turns)) {
            return List.of();
        }
        List<Outcome<R>> outcomes = new ArrayList<>(turns.size());
        for (Turn<? extends R> turn : turns) {
            outcomes.add(Turn.outcome(turn.command(), () -> resultOf(turn)));
        }
        return outcomes;
    }

    private <R> R resultOf(Turn<R> turn) {
        ways.dispatcher().dispatchCommitted(turn.events());
        return turn.result();
    }
}
