package io.allocation.examples.replay;

/**
 * A row that was skipped, and why.
 *
 * @param file where
 * @param line the row's first line
 * @param column the name of the column, or {@link #WHOLE}
 * @param reason what is wrong
 */
record BadRow(String file, int line, String column, String reason) {

    static final String WHOLE = "";

    @Override
    public String toString() {
        return file + ", line " + line + ", " + (column.equals(WHOLE) ? "whole row" : "column " + column) + ": "
                + reason;
    }
}
