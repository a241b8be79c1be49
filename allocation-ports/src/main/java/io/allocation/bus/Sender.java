package io.allocation.bus;

import java.util.concurrent.locks.LockSupport;

/** A thread whose command is carried out with others', by itself or by another sender. */
final class Sender<R> extends Turn<R> {

    enum Standing {
        /** In the queue; may leave it. */
        WAITING,
        /** Another sender carries its command out. */
        TAKEN_ALONG,
        /** It is its own turn, and those behind it depend on it. */
        LEADING,
        /** Its command has a result. */
        SERVED,
        /** It left the queue, or nothing came of having been taken along: it has to carry its command out by itself. */
        BY_ITSELF
    }

    private final Thread thread = Thread.currentThread();
    private volatile Standing standing = Standing.WAITING;

    Sender(ProductCommand<R> command) {
        super(command);
    }

    Standing standing() {
        return standing;
    }

    boolean isInOthersHands() {
        return standing == Standing.WAITING || standing == Standing.TAKEN_ALONG;
    }

    void stand(Standing now) {
        standing = now;
    }

    void tell(Standing now) {
        standing = now;
        LockSupport.unpark(thread);
    }
}
