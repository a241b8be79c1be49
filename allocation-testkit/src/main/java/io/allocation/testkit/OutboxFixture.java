package io.allocation.testkit;

import io.allocation.messaging.Outbox;

/** A store under test that writes an outbox, which is empty when it is opened. */
public interface OutboxFixture extends StoreFixture {

    /**
     * What the store has to publish.
     *
     * @return the outbox that this store writes
     */
    Outbox outbox();
}
