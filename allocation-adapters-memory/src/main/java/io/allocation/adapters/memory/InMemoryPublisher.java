package io.allocation.adapters.memory;

import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps what is published, for tests to look at. Takes everything, unless it is told to {@linkplain #refuse refuse}
 * some. Thread-safe.
 */
public final class InMemoryPublisher implements EventPublisher {

    private final List<Message> published = new ArrayList<>();
    private final EventPublisher oneByOne = EventPublisher.oneByOne(this::publish);
    private Predicate<Message> refused = message -> false;

    /** One that nothing was published by yet. */
    public InMemoryPublisher() {}

    /**
     * Has it refuse messages from now on, as a broker does that they are too large for.
     *
     * @param which tells those that are refused; replaces what was told before
     */
    public synchronized void refuse(Predicate<Message> which) {
        refused = Require.present("which", which);
    }

    @Override
    public synchronized List<Failure> publish(List<Message> messages) throws Exception {
        return oneByOne.publish(messages);
    }

    private void publish(Message message) {
        if (refused.test(message)) {
            throw new IllegalArgumentException("refused: " + message.id());
        }
        published.add(message);
    }

    /**
     * All that was published.
     *
     * @return the messages in the order in which they were published, repeated ones too; a copy
     */
    public synchronized List<Message> messages() {
        return List.copyOf(published);
    }

    /**
     * All that was published about a product.
     *
     * @param sku the product
     * @return its messages in the order in which they were published, repeated ones too; a copy
     */
    public synchronized List<Message> messages(Sku sku) {
        Require.present("sku", sku);
        return published.stream().filter(message -> message.sku().equals(sku)).toList();
    }
}
