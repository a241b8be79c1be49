package io.allocation.benchmarks.database;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Which SKUs are wanted. */
enum Demand {
    /** One alone. */
    HOT(1) {
        @Override
        double weight(int rank) {
            return 1;
        }
    },
    /** A thousand, the n-th of them one n-th as often as the first. */
    ZIPF(1_000) {
        @Override
        double weight(int rank) {
            return 1.0 / rank;
        }
    },
    /** A thousand, each as often as any other. */
    UNIFORM(1_000) {
        @Override
        double weight(int rank) {
            return 1;
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final double[] upTo;

    Demand(int skus) {
        upTo = new double[skus];
        double sum = 0;
        for (int i = 0; i < skus; i++) {
            sum += weight(i + 1);
            upTo[i] = sum;
        }
    }

    abstract double weight(int rank);

    int skus() {
        return upTo.length;
    }

    /** Of all that is wanted. */
    double share(int sku) {
        return weight(sku + 1) / upTo[upTo.length - 1];
    }

    String next() {
        double at = ThreadLocalRandom.current().nextDouble(upTo[upTo.length - 1]);
        int found = Arrays.binarySearch(upTo, at);
        return Contender.sku(found < 0 ? -found - 1 : found + 1);
    }
}
