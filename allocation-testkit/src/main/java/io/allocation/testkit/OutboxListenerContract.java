package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.domain.UnknownSkuException;
import io.allocation.messaging.Outbox.DeadEvent;
import io.allocation.messaging.Outbox.DeadPolicy;
import io.allocation.messaging.Outbox.Death;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.UnitOfWork;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Who listens to an {@link io.allocation.messaging.Outbox} is told when there is something to publish, and not before.
 * Part of {@link OutboxContract}.
 */
public abstract class OutboxListenerContract extends OutboxTestCase {

    private final AtomicInteger told = new AtomicInteger();

    /** For subclasses. */
    protected OutboxListenerContract() {}

    private Runnable listen() {
        return outbox().onAppend(told::incrementAndGet);
    }

    @Test
    void a_commit_is_told() {
        listen();
        commit(LAMP, product -> receive(product, "B1", 10));
        assertThat(told).hasValue(1);
        tell(LAMP, "alone");
        assertThat(told).hasValue(2);
    }

    @Test
    void nothing_is_told_before_the_commit() {
        listen();
        try (UnitOfWork unitOfWork = begin()) {
            receive(product(unitOfWork, LAMP), "B1", 10);
            unitOfWork.publish(new Note(LAMP, "not yet"));
            assertThat(unitOfWork.collectEvents()).hasSize(2);
            assertThat(told).hasValue(0);
        }
        assertThat(told).as("rolled back").hasValue(0);
    }

    @Test
    void what_failed_is_not_told() {
        create(LAMP);
        try (UnitOfWork late = begin()) {
            allocate(product(late, LAMP), "late", 1);
            commit(LAMP, product -> allocate(product, "early", 1));
            listen();
            assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(late::commit);
        }
        assertThatExceptionOfType(UnknownSkuException.class).isThrownBy(() -> tell(CHAIR, "what chair?"));
        assertThat(told).hasValue(0);
    }

    @Test
    void everybody_is_told_who_listens() {
        AtomicInteger other = new AtomicInteger();
        outbox().onAppend(other::incrementAndGet);
        listen();
        commit(LAMP, product -> receive(product, "B1", 10));
        assertThat(told).hasValue(1);
        assertThat(other).hasValue(1);
    }

    @Test
    void who_listens_no_longer_is_not_told() {
        AtomicInteger other = new AtomicInteger();
        outbox().onAppend(other::incrementAndGet);
        listen().run();
        commit(LAMP, product -> receive(product, "B1", 10));
        assertThat(told).hasValue(0);
        assertThat(other).hasValue(1);
    }

    @Test
    void what_is_requeued_or_unblocked_is_told() {
        create(LAMP);
        tell(LAMP, "a", "b");
        settle(claim(LAMP), 0, new Death("broken", DeadPolicy.BLOCK));
        listen();
        assertThat(outbox().requeue(onlyDead())).isTrue();
        assertThat(told).hasValue(1);
        settle(claim(LAMP), 0, new Death("broken", DeadPolicy.BLOCK));
        assertThat(outbox().discard(onlyDead())).isTrue();
        assertThat(told).hasValue(2);
    }

    private String onlyDead() {
        assertThat(outbox().deadEvents(10)).hasSize(1);
        DeadEvent only = outbox().deadEvents(10).get(0);
        return only.message().id();
    }
}
