package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The claims on one batch whose goods have not left. New ones have the highest sequence so far and go to the end of an
 * array, at the same cost however many there are; a tree would pay for its depth with every line. Only the few that
 * moved here from another batch, and so keep an earlier sequence, go into a tree. What is removed leaves a gap in the
 * array until half of it is gaps. Guarded by the store's lock.
 */
final class UnshippedClaims {

    private static final int FEW = 8;

    private long[] sequences = new long[FEW];
    private @Nullable Allocation[] claims = new Allocation[FEW];
    private final NavigableMap<Long, Allocation> moved = new TreeMap<>();
    private int size;
    private int gaps;

    void put(Allocation claim) {
        int place = placeOf(claim.sequence());
        if (moved.replace(claim.sequence(), claim) != null) {
            return;
        }
        if (place >= 0) {
            gaps -= claims[place] == null ? 1 : 0;
            claims[place] = claim;
        } else if (-place - 1 == size) {
            append(claim);
        } else {
            moved.put(claim.sequence(), claim);
        }
    }

    private void append(Allocation claim) {
        if (size == claims.length) {
            sequences = Arrays.copyOf(sequences, size * 2);
            claims = Arrays.copyOf(claims, size * 2);
        }
        sequences[size] = claim.sequence();
        claims[size++] = claim;
    }

    void remove(long sequence) {
        int place = placeOf(sequence);
        if (place < 0) {
            moved.remove(sequence);
        } else if (claims[place] != null) {
            claims[place] = null;
            gaps++;
            if (gaps > size / 2) {
                closeGaps();
            }
        }
    }

    /** The latest first. */
    List<Allocation> latest(long before, int limit) {
        List<Allocation> latest = new ArrayList<>();
        moved.headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .forEach(latest::add);
        int end = placeOf(before);
        int most = latest.size() + limit;
        for (int i = (end < 0 ? -end - 1 : end) - 1; i >= 0 && latest.size() < most; i--) {
            Allocation claim = claims[i];
            if (claim != null) {
                latest.add(claim);
            }
        }
        latest.sort(Allocation.FIRST_COME.reversed());
        return latest.size() > limit ? latest.subList(0, limit) : latest;
    }

    /** As {@link Arrays#binarySearch} tells it. */
    private int placeOf(long sequence) {
        boolean comesLast = size == 0 || sequence > sequences[size - 1];
        return comesLast ? -size - 1 : Arrays.binarySearch(sequences, 0, size, sequence);
    }

    private void closeGaps() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (claims[i] != null) {
                sequences[kept] = sequences[i];
                claims[kept++] = claims[i];
            }
        }
        Arrays.fill(claims, kept, size, null);
        size = kept;
        gaps = 0;
    }
}
