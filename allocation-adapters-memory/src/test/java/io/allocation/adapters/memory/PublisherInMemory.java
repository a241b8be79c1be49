package io.allocation.adapters.memory;

import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.testkit.PublisherFixture;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The publisher as its contract wants it, perhaps with something broken between it and those who call it. */
final class PublisherInMemory implements PublisherFixture {

    private static final String REFUSED = "nobody takes this";

    private final InMemoryPublisher real = new InMemoryPublisher();
    private final EventPublisher publisher;

    PublisherInMemory(UnaryOperator<EventPublisher> broken) {
        publisher = broken.apply(real);
        real.refuse(message -> message.data().equals(REFUSED));
    }

    @Override
    public EventPublisher publisher() {
        return publisher;
    }

    @Override
    public List<Message> arrived(Sku sku) {
        return real.messages(sku);
    }

    @Override
    public Optional<String> refusedData() {
        return Optional.of(REFUSED);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
