package io.allocation.domain;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A batch's allocations, latest first: the stored ones page by page, merged with those of the orders that this unit of
 * work has touched, whose stored ones no longer count.
 */
final class LatestFirst {

    private static final int PAGE = 100;

    private final Iterator<Allocation> here;
    private final ProductHistory history;
    private final BatchReference batch;
    private final Set<OrderId> touched;

    private List<Allocation> page = List.of();
    private int position;
    private long before = Long.MAX_VALUE;
    private boolean isLastPage;
    private @Nullable Allocation nextHere;
    private @Nullable Allocation nextStored;

    LatestFirst(List<Allocation> here, ProductHistory history, BatchReference batch, Set<OrderId> touched) {
        this.here = here.iterator();
        this.history = history;
        this.batch = batch;
        this.touched = Set.copyOf(touched);
        nextHere = advanceHere();
        nextStored = advanceStored();
    }

    /**
     * The next one; there is one as long as their units do not add up to what the batch has promised and not shipped.
     */
    Allocation next() {
        Allocation own = nextHere;
        Allocation stored = nextStored;
        if (own != null && (stored == null || own.sequence() > stored.sequence())) {
            nextHere = advanceHere();
            return own;
        }
        if (stored == null) {
            throw new NoSuchElementException("batch " + batch + " has promised more than its allocations add up to");
        }
        nextStored = advanceStored();
        return stored;
    }

    private @Nullable Allocation advanceHere() {
        return here.hasNext() ? here.next() : null;
    }

    private @Nullable Allocation advanceStored() {
        while (position < page.size() || turnPage()) {
            Allocation candidate = page.get(position++);
            if (!touched.contains(candidate.line().orderId())) {
                return candidate;
            }
        }
        return null;
    }

    private boolean turnPage() {
        if (isLastPage) {
            return false;
        }
        page = history.latestAllocations(batch, before, PAGE);
        position = 0;
        isLastPage = page.size() < PAGE;
        if (page.isEmpty()) {
            return false;
        }
        before = page.get(page.size() - 1).sequence();
        return true;
    }
}
