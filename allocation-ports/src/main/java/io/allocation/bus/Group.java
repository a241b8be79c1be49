package io.allocation.bus;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.ProductRepository;
import io.allocation.ports.StoreException;
import io.allocation.ports.UncertainCommitException;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.Work;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out several commands, one after the other, in one unit of work, which locks their products. */
final class Group {

    private static final int MOST_ATTEMPTS = 2;

    private final Ways ways;
    private final int attempts;

    Group(Ways ways) {
        this.ways = ways;
        attempts = Math.min(MOST_ATTEMPTS, ways.retry().attempts());
    }

    /** Returns whether each command has its result; if not, nothing took effect, and each is to be tried by itself. */
    boolean carryOut(List<? extends Turn<?>> turns) {
        for (int attempt = 1; ; attempt++) {
            try {
                Throwable spoiled = attempt(turns);
                if (spoiled != null) {
                    return dissolve(turns, spoiled);
                }
                ways.reports().tell(new BusReport.Grouped(turns.size()));
                return true;
            } catch (UncertainCommitException uncertain) {
                turns.forEach(turn -> turn.failed(uncertain.again()));
                return true;
            } catch (ConcurrencyException conflict) {
                boolean more = attempt < attempts;
                ways.reports().tell(new BusReport.Conflict(turns.size(), attempt, more, conflict));
                if (!more) {
                    return dissolve(turns, conflict);
                }
            } catch (Throwable failure) {
                // Of which command, or of all, will be told to those whose it is.
                return dissolve(turns, failure);
            }
        }
    }

    private boolean dissolve(List<? extends Turn<?>> turns, Throwable cause) {
        ways.reports().tell(new BusReport.Dissolved(turns.size(), cause));
        return false;
    }

    /** Returns what spoiled the unit of work; null if it is committed. */
    private @Nullable Throwable attempt(List<? extends Turn<?>> turns) {
        UnderWay now = UnderWay.together();
        UnderWay before = UnderWay.begin(now);
        try (UnitOfWork unitOfWork = ways.unitsOfWork().begin(Locking.PESSIMISTIC)) {
            unitOfWork.expect(Expected.by(turns));
            for (Turn<?> turn : turns) {
                unitOfWork.nextCommand();
                Throwable spoiled = carryOut(turn, unitOfWork, new WatchedWork(unitOfWork));
                if (spoiled != null || now.another() != null) {
                    return spoiled != null ? spoiled : now.another();
                }
            }
            unitOfWork.commit();
            return null;
        } finally {
            UnderWay.end(before);
        }
    }

    /** Returns a failure after which the unit of work is of no use: one that is not this command's alone. */
    private <R> @Nullable Throwable carryOut(Turn<R> turn, UnitOfWork unitOfWork, WatchedWork watched) {
        R answer;
        try {
            answer = ways.handlers().of(turn.command()).handle(turn.command(), watched);
        } catch (ConcurrencyException conflict) {
            throw conflict;
        } catch (StoreException failure) {
            return failure;
        } catch (RuntimeException failure) {
            turn.failed(failure);
            boolean changedNothing = !watched.hasGrown()
                    && unitOfWork.collectEvents().isEmpty()
                    && !Thread.currentThread().isInterrupted(); // which was meant for the leader's command
            return changedNothing ? null : failure;
        }
        turn.answered(answer, ways.dispatcher().dispatch(turn.command(), unitOfWork));
        return null;
    }

    /** Notices what leaves no event: a product that is added. */
    private static final class WatchedWork implements Work, ProductRepository {

        private final UnitOfWork work;
        private boolean grown;

        WatchedWork(UnitOfWork work) {
            this.work = work;
        }

        boolean hasGrown() {
            return grown;
        }

        @Override
        public ProductRepository products() {
            return this;
        }

        @Override
        public void publish(Event event) {
            work.publish(event);
        }

        @Override
        public Optional<Product> get(Sku sku) {
            return work.products().get(sku);
        }

        @Override
        public Optional<Product> getByBatch(BatchReference reference) {
            return work.products().getByBatch(reference);
        }

        @Override
        public void add(Product product) {
            work.products().add(product);
            grown = true;
        }
    }
}
