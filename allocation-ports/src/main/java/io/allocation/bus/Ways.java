package io.allocation.bus;

import io.allocation.domain.Event;
import io.allocation.ports.UnitOfWorkFactory;
import java.util.List;
import java.util.function.Consumer;

/** The ways in which commands can be carried out: each by itself, or several together. */
record Ways(
        UnitOfWorkFactory unitsOfWork,
        CommandHandlers handlers,
        Dispatcher dispatcher,
        RetryPolicy retry,
        Reports reports) {

    /** Each by itself; after-commit handlers are called in the end. */
    Execution direct() {
        return telling(dispatcher::dispatchCommitted);
    }

    /** Each by itself; its events are handed on. */
    Execution telling(Consumer<List<Event>> committed) {
        return new Execution(this, committed);
    }

    /** The same in a transaction that ends elsewhere: nothing can be tried again, nor is it committed yet. */
    Execution joining(UnitOfWorkFactory joined, Consumer<List<Event>> stored) {
        return new Ways(joined, handlers, dispatcher, RetryPolicy.none(), reports).telling(stored);
    }

    Group together() {
        return new Group(this);
    }
}
