package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.testkit.EventPublisherContract;
import io.allocation.testkit.PublisherFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** As {@link ContractsCanFailTest}, for publishers. */
class PublisherContractCanFailTest {

    /** Found by the launcher alone; one at a time. */
    static class Candidate extends EventPublisherContract {

        private static volatile UnaryOperator<EventPublisher> broken = UnaryOperator.identity();

        @Override
        protected PublisherFixture openPublisher() {
            return new PublisherInMemory(broken);
        }
    }

    private static Set<String> failuresOf(UnaryOperator<EventPublisher> broken) {
        Candidate.broken = broken;
        return ContractRun.of(Candidate.class, "junit-jupiter").failures();
    }

    @Test
    void a_publisher_without_a_fault_passes() {
        assertThat(failuresOf(UnaryOperator.identity())).isEmpty();
    }

    @Test
    void a_publisher_that_does_nothing_is_caught() {
        assertThat(failuresOf(inner -> messages -> List.of()))
                .contains("a_message_arrives_with_every_attribute", "the_messages_of_a_product_arrive_in_order");
    }

    @Test
    void a_publisher_that_mixes_up_the_order_is_caught() {
        assertThat(failuresOf(inner -> messages -> {
                    List<Message> backwards = new ArrayList<>(messages);
                    Collections.reverse(backwards);
                    return inner.publish(backwards);
                }))
                .contains(
                        "the_messages_of_a_product_arrive_in_order",
                        "many_messages_of_many_products_arrive_in_the_order_of_each");
    }

    @Test
    void a_publisher_that_remembers_what_it_has_published_is_caught() {
        assertThat(failuresOf(inner -> {
                    Set<String> known = ConcurrentHashMap.newKeySet();
                    return messages -> inner.publish(messages.stream()
                            .filter(message -> known.add(message.id()))
                            .toList());
                }))
                .contains("what_is_published_again_arrives_again");
    }

    @Test
    void a_publisher_that_loses_an_attribute_is_caught() {
        assertThat(failuresOf(inner -> messages -> inner.publish(messages.stream()
                        .map(PublisherContractCanFailTest::withoutContentType)
                        .toList())))
                .contains("a_message_arrives_with_every_attribute");
    }

    private static Message withoutContentType(Message message) {
        return new Message(
                message.id(),
                message.source(),
                message.type(),
                message.sku(),
                message.position(),
                message.time(),
                "",
                message.data());
    }

    /** As one that sends all at once and looks at the answers later. */
    @Test
    void a_publisher_that_lets_others_overtake_one_that_was_refused_is_caught() {
        assertThat(failuresOf(inner -> messages -> {
                    Set<EventPublisher.Failure> failures = new LinkedHashSet<>();
                    for (Message message : messages) {
                        failures.addAll(inner.publish(List.of(message)));
                    }
                    return List.copyOf(failures);
                }))
                .contains(
                        "a_message_that_is_refused_is_told_and_nothing_overtakes_it",
                        "of_several_that_are_refused_the_first_of_each_product_is_told");
    }

    @Test
    void a_publisher_that_stops_at_one_that_was_refused_is_caught() {
        assertThat(failuresOf(inner -> messages -> {
                    for (Message message : messages) {
                        List<EventPublisher.Failure> failures = inner.publish(List.of(message));
                        if (!failures.isEmpty()) {
                            return failures;
                        }
                    }
                    return List.of();
                }))
                .contains("a_message_that_is_refused_is_told_and_nothing_overtakes_it");
    }

    @Test
    void a_publisher_that_conceals_failures_is_caught() {
        assertThat(failuresOf(inner -> messages -> {
                    inner.publish(messages);
                    return List.of();
                }))
                .contains("a_message_that_is_refused_is_told_and_nothing_overtakes_it", "after_a_refusal_it_goes_on");
    }
}
