package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claims on one batch whose goods have not left, by ascending sequence. New ones come at the end, at the same cost
 * however many there are; a tree would pay for its depth with every line. One that moved here from another batch keeps
 * its sequence and is put in between. What is removed leaves a gap until half of the places are gaps. Guarded by the
 * store's lock.
 */
final class UnshippedClaims {

    private static final int FEW = 8;

    private long[] sequences = new long[FEW];
    private @Nullable Allocation[] claims = new Allocation[FEW];
    private int size;
    private int gaps;

    void put(Allocation claim) {
        int place = placeOf(claim.sequence());
        if (place < 0) {
            place = -place - 1;
            makeRoomAt(place);
            sequences[place] = claim.sequence();
        } else if (claims[place] == null) {
            gaps--;
        }
        claims[place] = claim;
    }

    void remove(long sequence) {
        int place = placeOf(sequence);
        if (place >= 0 && claims[place] != null) {
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
        int end = placeOf(before);
        for (int i = (end < 0 ? -end - 1 : end) - 1; i >= 0 && latest.size() < limit; i--) {
            Allocation claim = claims[i];
            if (claim != null) {
                latest.add(claim);
            }
        }
        return latest;
    }

    /** As {@link Arrays#binarySearch} tells it. */
    private int placeOf(long sequence) {
        boolean comesLast = size == 0 || sequence > sequences[size - 1];
        return comesLast ? -size - 1 : Arrays.binarySearch(sequences, 0, size, sequence);
    }

    private void makeRoomAt(int place) {
        if (size == claims.length) {
            sequences = Arrays.copyOf(sequences, size * 2);
            claims = Arrays.copyOf(claims, size * 2);
        }
        System.arraycopy(sequences, place, sequences, place + 1, size - place);
        System.arraycopy(claims, place, claims, place + 1, size - place);
        claims[place] = null;
        size++;
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
