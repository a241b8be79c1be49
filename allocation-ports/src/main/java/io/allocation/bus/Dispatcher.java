package io.allocation.bus;

import io.allocation.domain.Event;
import io.allocation.ports.UnitOfWork;
import java.util.ArrayList;
import java.util.List;

/** Brings events to their handlers, inside the unit of work and behind it. */
final class Dispatcher {

    private static final int MOST_ROUNDS = 100;

    private final EventRoutes<EventHandler<Event>> inside;
    private final EventRoutes<AfterCommitHandler<Event>> afterCommit;
    private final Reports reports;

    Dispatcher(
            EventRoutes<EventHandler<Event>> inside,
            EventRoutes<AfterCommitHandler<Event>> afterCommit,
            Reports reports) {
        this.inside = inside;
        this.afterCommit = afterCommit;
        this.reports = reports;
    }

    /** Until no handler brings about another event; returns all events that there were. */
    List<Event> dispatch(Command<?> command, UnitOfWork unitOfWork) {
        List<Event> fresh = unitOfWork.collectEvents();
        if (inside.isEmpty() || fresh.isEmpty()) {
            return fresh;
        }
        List<Event> all = new ArrayList<>(fresh);
        for (int round = 0; !fresh.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                throw new EventCascadeException(command.getClass(), MOST_ROUNDS);
            }
            for (Event event : fresh) {
                for (EventHandler<Event> handler : inside.to(event.getClass())) {
                    handler.handle(event, unitOfWork);
                }
            }
            fresh = unitOfWork.collectEvents();
            all.addAll(fresh);
        }
        return all;
    }

    void dispatchCommitted(List<Event> events) {
        if (afterCommit.isEmpty() || events.isEmpty()) {
            return;
        }
        for (Event event : events) {
            for (AfterCommitHandler<Event> handler : afterCommit.to(event.getClass())) {
                dispatchCommitted(event, handler);
            }
        }
    }

    private void dispatchCommitted(Event event, AfterCommitHandler<Event> handler) {
        try {
            handler.handle(event);
        } catch (Throwable failure) {
            // The command is committed: its sender must hear its answer, whatever happens here.
            report(event, failure);
        }
    }

    private void report(Event event, Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        reports.tell(new BusReport.AfterCommitFailed(event, failure));
    }
}
