package io.allocation.examples.replay;

import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Outcome;
import io.allocation.domain.AllocationException;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Event;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.UnknownSkuException;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.util.Iterator;
import java.util.List;

/**
 * Sends an input through the message bus onto a store, in order of time. May be run again on the same store, with the
 * same input or another. Not thread-safe.
 */
final class ReplayRun {

    private final MessageBus bus;
    private Tally tally = new Tally();

    ReplayRun(UnitOfWorkFactory store) {
        bus = AllocationService.builder(store)
                .afterCommit(Event.class, event -> tally.happened(event))
                .build();
    }

    /**
     * What a run brought about.
     *
     * @param tally the sums
     * @param answers which batch each line was given
     */
    record Result(Tally tally, Answers answers) {}

    /**
     * Sends everything.
     *
     * @param input what to send
     * @param badRows is told of the rows that contradict what came before
     * @param afterEach is called after each command
     * @throws StoreFailure at the first command that the store does not take
     */
    Result run(Input input, BadRows badRows, Runnable afterEach) {
        tally = new Tally();
        Answers answers = new Answers(input.lines().size());
        Note note = new Note(tally, answers, badRows);
        InFlight commands = new InFlight(input.timeline());
        bus.<Object>handleAll(commands, outcome -> {
            note.of(commands.told(), outcome);
            afterEach.run();
        });
        return new Result(tally, answers);
    }

    /**
     * Hands out the commands, many before the first of them is told of; and knows which are told of, in the same order.
     */
    private static final class InFlight implements Iterator<Command<?>> {

        private final List<Entry> entries;
        private int next;
        private int told;

        InFlight(List<Entry> entries) {
            this.entries = entries;
        }

        Entry told() {
            return entries.get(told++);
        }

        @Override
        public boolean hasNext() {
            return next < entries.size();
        }

        @Override
        public Command<?> next() {
            return entries.get(next++).command();
        }
    }

    /** Takes down what became of a command. */
    private record Note(Tally tally, Answers answers, BadRows badRows) {

        void of(Entry entry, Outcome<Object> outcome) {
            if (outcome instanceof Outcome.Failed<Object> failed) {
                failed(entry, failed.failure());
            } else if (outcome instanceof Outcome.Answered<Object> answered
                    && entry.command() instanceof Allocate
                    && answered.answer() instanceof AllocationResult result) {
                answered(entry, result);
            }
        }

        private void answered(Entry entry, AllocationResult result) {
            if (result instanceof AllocationResult.Allocated allocated) {
                tally.allocated(result.line());
                answers.given(entry, allocated.allocations());
            } else if (result instanceof AllocationResult.AlreadyAllocated already) {
                tally.repeated();
                answers.given(entry, already.allocations());
            } else if (result instanceof OutOfStock) {
                tally.outOfStock(result.line());
                answers.outOfStock(entry);
            }
        }

        private void failed(Entry entry, RuntimeException failure) {
            if (failure instanceof StoreException || failure instanceof ConcurrencyException) {
                throw StoreFailure.sending(entry, failure);
            } else if (failure instanceof UnknownSkuException) {
                beforeFirstBatch(entry);
            } else if (failure instanceof AllocationException) {
                String column = entry.command() instanceof ReceiveBatch ? "ref" : "qty";
                badRows.report(entry.bad(column, String.valueOf(failure.getMessage())));
            } else {
                throw failure;
            }
        }

        /** To a shop this is a line it cannot serve yet, and an amendment of a line that it could not serve. */
        private void beforeFirstBatch(Entry entry) {
            if (entry.command() instanceof Allocate allocate) {
                tally.beforeFirstBatch(allocate.line());
                answers.outOfStock(entry);
            }
        }
    }
}
