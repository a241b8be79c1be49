package io.allocation.examples.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that is to be sent, each list in the order of its file.
 *
 * @param batches receive a batch each
 * @param lines allocate an order line each
 * @param amendments change the quantity of an order line each
 */
record Input(List<Entry> batches, List<Entry> lines, List<Entry> amendments) {

    int size() {
        return batches.size() + lines.size() + amendments.size();
    }

    /** In order of time; at equal times batches, then lines, then amendments, each in the order of its file. */
    List<Entry> timeline() {
        List<Entry> all = new ArrayList<>(size());
        all.addAll(batches);
        all.addAll(lines);
        all.addAll(amendments);
        // A stable sort: equal times stay in the order in which they were added.
        all.sort(Comparator.comparing(Entry::at));
        return all;
    }
}
