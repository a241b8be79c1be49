package io.allocation.examples.sharding;

/** A database cannot be reached, or not be used. */
final class UnusableShardException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableShardException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
