package io.allocation.examples.replay;

/** A row cannot be used. The rows after it can. */
final class BadRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BadRow row;

    BadRowException(BadRow row) {
        super(row.toString());
        this.row = row;
    }

    BadRow row() {
        return row;
    }
}
