package io.allocation.testkit;

import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import java.util.List;
import java.util.Optional;

/** A publisher under test, and the other side, where nothing has arrived yet. A test uses it and closes it. */
public interface PublisherFixture extends AutoCloseable {

    /**
     * The publisher.
     *
     * @return the publisher to test, the same each time
     */
    EventPublisher publisher();

    /**
     * What the other side has got about a product. Whatever the publisher has answered for is among it: a fixture that
     * has to wait for that does so.
     *
     * @param sku the product
     * @return the messages with every attribute, in the order in which they arrived, repeated ones too
     */
    List<Message> arrived(Sku sku);

    /**
     * What the publisher can never publish.
     *
     * @return data that it refuses, too long ones for example; empty if it takes everything
     */
    Optional<String> refusedData();

    /** Gives back whatever the publisher and the other side hold. */
    @Override
    void close();
}
