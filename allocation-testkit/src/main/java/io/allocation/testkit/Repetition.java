package io.allocation.testkit;

import io.allocation.domain.AllocationResult;
import io.allocation.domain.AllocationResult.AlreadyAllocated;
import io.allocation.domain.LineChangeResult;
import io.allocation.domain.LineChangeResult.NotAllocated;
import io.allocation.domain.LineChangeResult.Unchanged;
import io.allocation.domain.OrderLine;
import io.allocation.domain.ShipmentResult;
import io.allocation.domain.ShipmentResult.AlreadyShipped;
import io.allocation.testkit.Reaction.BatchAnswer;
import java.util.List;

/** What a command has to lead to when it is sent a second time: nothing new, and an answer that says the same. */
final class Repetition {

    private Repetition() {}

    /**
     * A command that changed nothing is refused or answered once more as it was, refusals being told as events again.
     */
    static Reaction of(Reaction once) {
        return once.changedNothing() ? once : new Reaction(again(once.outcome()), List.of());
    }

    private static Object again(Object outcome) {
        if (outcome instanceof AllocationResult.Allocated done) {
            return new AlreadyAllocated(done.line(), done.allocations());
        }
        if (outcome instanceof LineChangeResult.Changed done) {
            return again(done);
        }
        if (outcome instanceof ShipmentResult.Shipped done) {
            return new AlreadyShipped(done.allocations());
        }
        if (outcome instanceof BatchAnswer done) {
            return new BatchAnswer(done.batch(), List.of());
        }
        throw new AssertionError("a change was answered by " + outcome);
    }

    private static Object again(LineChangeResult.Changed done) {
        return done.quantity() == 0
                ? new NotAllocated(done.orderId(), done.sku())
                : new Unchanged(new OrderLine(done.orderId(), done.sku(), done.quantity()), done.allocations());
    }
}
