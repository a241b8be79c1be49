package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import io.allocation.testkit.EventPublisherContract;
import io.allocation.testkit.PublisherFixture;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class InMemoryPublisherTest extends EventPublisherContract {

    @Override
    protected PublisherFixture openPublisher() {
        return new PublisherInMemory(UnaryOperator.identity());
    }

    private static Message message(String sku, long position) {
        return new Message(
                sku + position, "/a", "b.v1", new Sku(sku), position, Instant.EPOCH, "text/plain", "anything");
    }

    @Test
    void what_was_published_is_listed_in_all_and_by_product() throws Exception {
        InMemoryPublisher publisher = new InMemoryPublisher();
        List<Message> messages = List.of(message("LAMP", 1), message("CHAIR", 1), message("LAMP", 2));
        publisher.publish(messages);
        assertThat(publisher.messages()).isEqualTo(messages);
        assertThat(publisher.messages(new Sku("LAMP"))).containsExactly(message("LAMP", 1), message("LAMP", 2));
    }

    @Test
    void it_refuses_what_it_was_told_to_until_it_is_told_otherwise() throws Exception {
        InMemoryPublisher publisher = new InMemoryPublisher();
        publisher.refuse(message -> true);
        assertThat(publisher.publish(List.of(message("LAMP", 1)))).hasSize(1);
        publisher.refuse(message -> false);
        assertThat(publisher.publish(List.of(message("LAMP", 1)))).isEmpty();
        assertThat(publisher.messages()).hasSize(1);
    }
}
