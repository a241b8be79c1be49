package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.EventPublisher.Failure;
import io.allocation.messaging.Message;
import io.allocation.testkit.EventPublisherContract;
import io.allocation.testkit.PublisherFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several publishers are one. */
class AllPublishersTest extends EventPublisherContract {

    private static final Message LAMP_1 = message("LAMP", 1);
    private static final Message LAMP_2 = message("LAMP", 2);
    private static final Message LAMP_3 = message("LAMP", 3);
    private static final Message CHAIR_1 = message("CHAIR", 1);

    private final InMemoryPublisher one = new InMemoryPublisher();
    private final InMemoryPublisher other = new InMemoryPublisher();
    private final EventPublisher both = EventPublisher.all(List.of(one, other));

    private static Message message(String sku, long position) {
        return new Message(
                sku + position, "/a", "b.v1", new Sku(sku), position, Instant.EPOCH, "text/plain", "anything");
    }

    @Override
    protected PublisherFixture openPublisher() {
        return new PublisherInMemory(real -> EventPublisher.all(List.of(new InMemoryPublisher(), real)));
    }

    @Test
    void each_gets_every_message() throws Exception {
        assertThat(both.publish(List.of(LAMP_1, CHAIR_1, LAMP_2))).isEmpty();

        assertThat(one.messages()).containsExactly(LAMP_1, CHAIR_1, LAMP_2);
        assertThat(other.messages()).containsExactly(LAMP_1, CHAIR_1, LAMP_2);
    }

    @Test
    void what_one_refuses_the_next_does_not_get_nor_what_comes_behind_it() throws Exception {
        one.refuse(LAMP_2::equals);

        assertThat(both.publish(List.of(LAMP_1, LAMP_2, CHAIR_1, LAMP_3)))
                .extracting(Failure::message)
                .containsExactly(LAMP_2);
        assertThat(other.messages()).containsExactly(LAMP_1, CHAIR_1);
    }

    @Test
    void of_a_product_that_two_refuse_something_of_the_earlier_one_has_failed() throws Exception {
        one.refuse(LAMP_3::equals);
        other.refuse(LAMP_2::equals);

        assertThat(both.publish(List.of(LAMP_1, LAMP_2, LAMP_3)))
                .extracting(Failure::message)
                .containsExactly(LAMP_2);
    }

    @Test
    void what_one_throws_stops_the_rest() {
        EventPublisher away = messages -> {
            throw new java.io.IOException("away");
        };

        assertThatThrownBy(() -> EventPublisher.all(List.of(away, other)).publish(List.of(LAMP_1)))
                .hasMessage("away");
        assertThat(other.messages()).isEmpty();
    }

    @Test
    void all_are_closed_whatever_one_of_them_does() {
        List<String> closed = new ArrayList<>();

        assertThatThrownBy(() -> EventPublisher.all(List.of(
                                closing("a", closed, true), closing("b", closed, true), closing("c", closed, false)))
                        .close())
                .hasMessage("a cannot")
                .hasSuppressedException(new IllegalStateException("b cannot"));
        assertThat(closed).containsExactly("a", "b", "c");
    }

    private static EventPublisher closing(String name, List<String> closed, boolean failing) {
        return new EventPublisher() {
            @Override
            public List<Failure> publish(List<Message> messages) {
                return List.of();
            }

            @Override
            public void close() {
                closed.add(name);
                if (failing) {
                    throw new IllegalStateException(name + " cannot");
                }
            }
        };
    }

    @Test
    void none_is_not_enough() {
        assertThatThrownBy(() -> EventPublisher.all(List.of())).isInstanceOf(InvalidValueException.class);
    }
}
