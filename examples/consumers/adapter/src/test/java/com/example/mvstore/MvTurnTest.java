package com.example.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.ports.Locking;
import io.allocation.ports.StoreException;
import io.allocation.ports.UnitOfWork;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** How long others wait for a pessimistic unit of work. */
class MvTurnTest {

    @Test
    void who_waits_for_too_long_is_told_and_may_try_again() throws Exception {
        try (MvStock store = MvStock.open(null, Duration.ZERO)) {
            try (UnitOfWork first = store.begin(Locking.PESSIMISTIC)) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> inAnotherThread(store))
                        .withCauseInstanceOf(StoreException.class)
                        .withMessageContaining("another unit of work has been holding the store");
                first.commit();
            }
            inAnotherThread(store);
        }
    }

    private static void inAnotherThread(MvStock store) throws Exception {
        FutureTask<Void> task =
                new FutureTask<>(() -> store.begin(Locking.PESSIMISTIC).close(), null);
        new Thread(task).start();
        task.get();
    }

    @Test
    void who_is_interrupted_stays_interrupted() {
        try (MvStock store = MvStock.inMemory()) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.begin(Locking.PESSIMISTIC))
                    .withMessageContaining("Beginning a unit of work was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
