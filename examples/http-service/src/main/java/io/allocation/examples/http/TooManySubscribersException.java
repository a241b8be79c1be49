package io.allocation.examples.http;

import java.util.concurrent.RejectedExecutionException;

/** No place is left for another subscriber, or the service is about to stop. */
final class TooManySubscribersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManySubscribersException(int most, RejectedExecutionException cause) {
        super("no more than " + most + " can listen at once; try again later", cause);
    }
}
