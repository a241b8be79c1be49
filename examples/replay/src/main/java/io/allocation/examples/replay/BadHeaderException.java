package io.allocation.examples.replay;

/** A file cannot be used, because it is not the table that it should be. */
final class BadHeaderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadHeaderException(String file, String problem) {
        super(file + " " + problem);
    }
}
