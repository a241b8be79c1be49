package io.allocation.adapters.kafka;

import io.allocation.bus.RetryPolicy;
import io.allocation.domain.AllocationException;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Handles the first record of a partition, and decides what becomes of it: done; put aside, if it is wrong; tried
 * again, if another attempt may help. It never is skipped.
 */
final class Worker {

    private final Intake intake;
    private final DeadLetters deadLetters;
    private final RetryPolicy retry;
    private final Teller teller;
    private volatile boolean aborted;

    Worker(Intake intake, DeadLetters deadLetters, RetryPolicy retry, Teller teller) {
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.retry = retry;
        this.teller = teller;
    }

    /** The thread is going to be interrupted: what fails from now on is nobody's fault. */
    void abort() {
        aborted = true;
    }

    boolean isAborted() {
        return aborted;
    }

    void handleFirst(Lane lane) {
        try {
            CommandReport report = intake.take(lane.first());
            lane.finishFirst();
            teller.tell(report);
        } catch (RuntimeException failure) {
            if (aborted || Thread.currentThread().isInterrupted()) {
                throw interrupted(failure);
            }
            decide(lane, failure);
        }
    }

    private static InterruptException interrupted(RuntimeException failure) {
        InterruptException interrupted = new InterruptException("in the middle of a command");
        interrupted.addSuppressed(failure);
        return interrupted;
    }

    private void decide(Lane lane, RuntimeException failure) {
        if (failure instanceof StoreException) {
            waitFor(lane, failure);
        } else if (isFinal(failure)) {
            putAside(lane, lane.countAttempt(), failure);
        } else {
            tryAgain(lane, failure);
        }
    }

    /** What this library refuses it refuses every time. */
    private static boolean isFinal(RuntimeException failure) {
        return failure instanceof AllocationException && !(failure instanceof ConcurrencyException);
    }

    private void tryAgain(Lane lane, RuntimeException failure) {
        int attempts = lane.countAttempt();
        if (attempts >= retry.attempts()) {
            putAside(lane, attempts, failure);
            return;
        }
        Duration pause = pause(lane, attempts);
        teller.tell(new CommandReport.Retried(Intake.positionOf(lane.first()), attempts, pause, failure));
    }

    private void putAside(Lane lane, int attempts, RuntimeException failure) {
        ConsumerRecord<byte[], byte[]> record = lane.first();
        try {
            deadLetters.add(record, attempts, failure);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } catch (InterruptException interrupted) {
            throw interrupted;
        } catch (ExecutionException | KafkaException away) {
            away.addSuppressed(failure);
            waitFor(lane, away);
            return;
        }
        lane.finishFirst();
        teller.tell(new CommandReport.DeadLettered(Intake.positionOf(record), attempts, failure));
    }

    private void waitFor(Lane lane, Exception away) {
        Duration pause = pause(lane, lane.countOutage());
        teller.tell(new CommandReport.Unavailable(pause, away));
    }

    private Duration pause(Lane lane, int failures) {
        long nanos = Math.max(1, retry.pauseAfter(failures));
        lane.pauseFor(nanos);
        return Duration.ofNanos(nanos);
    }
}
