package io.allocation.benchmarks.database;

import java.util.Arrays;

/** Measured values. Not thread-safe. */
final class Sample {

    private double[] values = new double[1_024];
    private int size;

    void add(double value) {
        reserve(size + 1);
        values[size++] = value;
    }

    void addAll(Sample other) {
        reserve(size + other.size);
        System.arraycopy(other.values, 0, values, size, other.size);
        size += other.size;
    }

    private void reserve(int wanted) {
        if (wanted > values.length) {
            values = Arrays.copyOf(values, Math.max(wanted, 2 * values.length));
        }
    }

    int size() {
        return size;
    }

    double median() {
        return quantile(0.5);
    }

    /** Between two values, in proportion. */
    double quantile(double share) {
        double[] sorted = inOrder();
        Arrays.sort(sorted);
        double position = share * (size - 1);
        int below = (int) position;
        int above = Math.min(below + 1, size - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    double[] inOrder() {
        return Arrays.copyOf(values, size);
    }
}
