package io.allocation.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Plans which of the open batches serve a number of units; changes nothing. */
record Seating(List<Batch> open, AllocationPolicy policy, LocalDate today) {

    /** Which batches serve a new line; empty if the policy allows none. */
    List<Take> plan(long units) {
        List<Take> takes = asMuchAsPossible(units, null);
        return policy.fill() == Fill.PARTIAL || units(takes) == units ? takes : List.of();
    }

    /**
     * One batch for all units if there is one; else nothing where lines stay whole, and what there is where they do
     * not.
     */
    List<Take> asMuchAsPossible(long units, @Nullable BatchReference except) {
        Batch single = best(units, batch -> batch.reference().equals(except) ? 0 : batch.available());
        if (single != null) {
            return List.of(new Take(single.reference(), units));
        }
        return policy.fill() == Fill.WHOLE ? List.of() : spread(units, except);
    }

    /** Where a line that holds something takes what it wants more; preferably where it is. */
    List<Take> growth(List<Allocation> held, long wanted) {
        boolean maySplit = policy.fill() != Fill.WHOLE;
        long missing = wanted - Allocation.units(held);
        long needed = maySplit ? missing : wanted;
        Batch grown = best(needed, batch -> heldIn(batch, held) > 0 ? room(batch, held, maySplit) : 0);
        if (grown == null && maySplit) {
            return plan(missing);
        }
        Batch into = grown != null ? grown : best(needed, batch -> room(batch, held, maySplit));
        return into == null ? List.of() : List.of(new Take(into.reference(), missing));
    }

    private static long room(Batch batch, List<Allocation> held, boolean maySplit) {
        return maySplit ? batch.available() : batch.available() + heldIn(batch, held);
    }

    private static long heldIn(Batch batch, List<Allocation> held) {
        for (Allocation part : held) {
            if (part.batch().equals(batch.reference())) {
                return part.quantity();
            }
        }
        return 0;
    }

    /** The preferred eligible batch that has room for so many units; a scan, since open batches are few. */
    @Nullable
    Batch best(long units, ToLongFunction<Batch> room) {
        Batch best = null;
        for (Batch batch : open) {
            if (room.applyAsLong(batch) >= units && isBetter(batch, best)) {
                best = batch;
            }
        }
        return best;
    }

    private boolean isBetter(Batch batch, @Nullable Batch best) {
        return policy.preference().isEligible(batch, today)
                && (best == null || policy.preference().order().compare(batch, best) < 0);
    }

    List<Take> spread(long units, @Nullable BatchReference except) {
        List<Batch> inOrder = new ArrayList<>(open);
        inOrder.removeIf(batch ->
                batch.reference().equals(except) || !policy.preference().isEligible(batch, today));
        inOrder.sort(policy.preference().order());
        List<Take> takes = new ArrayList<>();
        long left = units;
        for (Batch batch : inOrder) {
            long taken = Math.min(left, batch.available());
            if (taken > 0) {
                takes.add(new Take(batch.reference(), taken));
                left -= taken;
            }
        }
        return takes;
    }

    /** What the policy could give at most of so many units. */
    long most(long units) {
        if (policy.fill() != Fill.WHOLE) {
            return units(spread(units, null));
        }
        long most = 0;
        for (Batch batch : open) {
            if (batch.available() > most && policy.preference().isEligible(batch, today)) {
                most = batch.available();
            }
        }
        return Math.min(most, units);
    }

    static long units(List<Take> takes) {
        long units = 0;
        for (Take take : takes) {
            units += take.units(); // never more than was asked for, so it cannot overflow
        }
        return units;
    }
}
