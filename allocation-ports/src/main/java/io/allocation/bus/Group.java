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
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Work;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out several commands, one after the other, in one unit of work, which locks their products. */
final class Group {

    private static final Logger LOG = LoggerFactory.getLogger(MessageBus.class);
    private static final int MOST_ATTEMPTS = 2;

    private final UnitOfWorkFactory unitsOfWork;
    private final CommandHandlers handlers;
    private final Dispatcher dispatcher;
    private final int attempts;

    Group(UnitOfWorkFactory unitsOfWork, CommandHandlers handlers, Dispatcher dispatcher, RetryPolicy retry) {
        this.unitsOfWork = unitsOfWork;
        this.handlers = handlers;
        this.dispatcher = dispatcher;
        attempts = Math.min(MOST_ATTEMPTS, retry.attempts());
    }

    /** Returns whether each command has its result; if not, nothing took effect, and each is to be tried by itself. */
    boolean carryOut(List<? extends Turn<?>> turns) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(turns);
            } catch (UncertainCommitException uncertain) {
                turns.forEach(turn -> turn.failed(uncertain.again()));
                return true;
            } catch (ConcurrencyException conflict) {
                LOG.debug("Attempt {} of {} commands together met a conflict", attempt, turns.size(), conflict);
                if (attempt == attempts) {
                    return false;
                }
            } catch (Throwable failure) {
                // Of which command, or of all, will be told to those whose it is.
                LOG.debug("{} commands together failed; each is tried by itself", turns.size(), failure);
                return false;
            }
        }
    }

    private boolean attempt(List<? extends Turn<?>> turns) {
        UnderWay now = UnderWay.together();
        UnderWay before = UnderWay.begin(now);
        try (UnitOfWork unitOfWork = unitsOfWork.begin(Locking.PESSIMISTIC)) {
            unitOfWork.expect(Expected.by(turns));
            for (Turn<?> turn : turns) {
                unitOfWork.nextCommand();
                if (!carryOut(turn, unitOfWork, new WatchedWork(unitOfWork)) || now.hasAnother()) {
                    return false;
                }
            }
            unitOfWork.commit();
            return true;
        } finally {
            UnderWay.end(before);
        }
    }

    /** Returns whether the unit of work is still of use: not after a failure that is not this command's alone. */
    private <R> boolean carryOut(Turn<R> turn, UnitOfWork unitOfWork, WatchedWork watched) {
        R answer;
        try {
            answer = handlers.of(turn.command()).handle(turn.command(), watched);
        } catch (ConcurrencyException conflict) {
            throw conflict;
        } catch (StoreException failure) {
            LOG.debug("The store failed in a handler; each of several commands is tried by itself", failure);
            return false;
        } catch (RuntimeException failure) {
            turn.failed(failure);
            return !watched.hasGrown()
                    && unitOfWork.collectEvents().isEmpty()
                    && !Thread.currentThread().isInterrupted(); // which was meant for the leader's command
        }
        turn.answered(answer, dispatcher.dispatch(turn.command(), unitOfWork));
        return true;
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
