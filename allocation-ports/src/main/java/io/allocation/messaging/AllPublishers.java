package io.allocation.messaging;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Publishes through one after the other what all before it have published. */
final class AllPublishers implements EventPublisher {

    private final List<EventPublisher> publishers;

    AllPublishers(List<? extends EventPublisher> publishers) {
        this.publishers = List.copyOf(publishers);
        if (this.publishers.isEmpty()) {
            throw new InvalidValueException("publishers", publishers, "must be one or more");
        }
    }

    @Override
    public List<Failure> publish(List<Message> messages) throws Exception {
        List<Failure> failures = new ArrayList<>();
        List<Message> left = messages;
        for (EventPublisher publisher : publishers) {
            if (left.isEmpty()) {
                break;
            }
            List<Failure> refused = publisher.publish(left);
            left = before(refused, left);
            replaceBehind(refused, failures);
        }
        return failures;
    }

    /** At most one of each product is told: that of the later publisher, who was given only what comes before. */
    private static void replaceBehind(List<Failure> refused, List<Failure> failures) {
        Set<Sku> skus = refused.stream().map(failure -> failure.message().sku()).collect(Collectors.toSet());
        failures.removeIf(failure -> skus.contains(failure.message().sku()));
        failures.addAll(refused);
    }

    /** Leaves out what was refused, and of the same products what comes behind it. */
    private static List<Message> before(List<Failure> refused, List<Message> messages) {
        if (refused.isEmpty()) {
            return messages;
        }
        Set<String> failed =
                refused.stream().map(failure -> failure.message().id()).collect(Collectors.toSet());
        Set<Sku> stopped = new HashSet<>();
        return messages.stream()
                .filter(message -> {
                    if (failed.contains(message.id())) {
                        stopped.add(message.sku());
                    }
                    return !stopped.contains(message.sku());
                })
                .toList();
    }

    /** All of them, also if one throws. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (EventPublisher publisher : publishers) {
            try {
                publisher.close();
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
