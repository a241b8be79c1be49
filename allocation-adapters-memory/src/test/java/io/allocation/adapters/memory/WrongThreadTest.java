package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.domain.Sku;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WrongThreadTest {

    @Test
    void a_thread_that_closes_the_unit_of_work_of_another_is_refused_and_harms_nobody() {
        InMemoryStore store = new InMemoryStore();
        UnitOfWork work = store.begin(Locking.PESSIMISTIC);

        assertThatThrownBy(() -> CompletableFuture.runAsync(work::close).join())
                .hasRootCauseInstanceOf(IllegalMonitorStateException.class);
        work.close();

        assertThat(CompletableFuture.supplyAsync(() -> store.batchesOf(new Sku("LAMP")))
                        .join())
                .isEmpty();
    }
}
