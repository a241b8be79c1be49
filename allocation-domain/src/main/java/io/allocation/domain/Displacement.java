package io.allocation.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who has to leave a batch that shrinks: the latest-allocated lines, as few as cover the deficit.
 *
 * <p>The rule: walk back from the latest allocation until the deficit is covered. Where lines may be split, the last of
 * these gives up only what is still missing. Where they may not, more may be free than needed; then, earliest first,
 * every line among them that fits into the excess stays.
 */
final class Displacement {

    private Displacement() {}

    /** A claim that has to leave, or the part of it that has to. */
    record Displaced(Allocation allocation, long units) {}

    /** In ascending sequence, so that who came first chooses the new batch first. */
    static List<Displaced> choose(LatestFirst latestFirst, long deficit, Fill fill) {
        List<Displaced> latest = new ArrayList<>();
        long missing = deficit;
        while (missing > 0) {
            Allocation allocation = latestFirst.next();
            long units = fill == Fill.WHOLE ? allocation.quantity() : Math.min(missing, allocation.quantity());
            latest.add(new Displaced(allocation, units));
            missing -= units;
        }
        Collections.reverse(latest);
        return spare(latest, -missing);
    }

    private static List<Displaced> spare(List<Displaced> earliestFirst, long excess) {
        List<Displaced> leaving = new ArrayList<>();
        long left = excess;
        for (Displaced displaced : earliestFirst) {
            if (displaced.units() <= left) {
                left -= displaced.units();
            } else {
                leaving.add(displaced);
            }
        }
        return leaving;
    }
}
