package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Event;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox.Claim;
import io.allocation.messaging.Outbox.Retry;
import io.allocation.messaging.Outbox.Run;
import io.allocation.messaging.Outbox.Settlement;
import io.allocation.service.Allocate;
import io.allocation.service.ReceiveBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What must hold when many threads fill an {@link io.allocation.messaging.Outbox} and several empty it, whose leases
 * run out now and then: once what came twice is left out, every product's events have arrived in their order, and not
 * one is missing. Part of {@link OutboxContract}.
 *
 * <p>Uses six threads, each of which has one unit of work open, or one claim in hand, at a time.
 */
public abstract class OutboxConcurrencyContract extends OutboxTestCase {

    private static final List<String> SKUS = List.of("LAMP", "CHAIR", "DESK");
    private static final int PRODUCERS = 4;
    private static final int COMMANDS = 30;
    private static final int STOCK = 20;
    private static final int MOST = 7;
    private static final int LONG_ENOUGH = 1_000;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration SHORT_LEASE = TICK.multipliedBy(5);
    private static final Pattern VERSION = Pattern.compile("version=(\\d+)]$");

    private record Tell(Sku sku, String text) implements Command<String> {}

    private final Queue<Event> committed = new ConcurrentLinkedQueue<>();
    private final Map<Sku, List<Message>> arrived = new ConcurrentHashMap<>();
    private final CountDownLatch producing = new CountDownLatch(PRODUCERS);

    /** For subclasses. */
    protected OutboxConcurrencyContract() {}

    @Test
    void nothing_is_lost_or_out_of_order_whoever_tells_and_whoever_claims() throws InterruptedException {
        MessageBus bus = talkativeBus();
        SKUS.forEach(sku -> bus.handle(ReceiveBatch.onHand(sku, "B1", STOCK)));
        Stream<Callable<Object>> producers =
                IntStream.range(0, PRODUCERS).mapToObj(number -> () -> produce(bus, number));
        Stream<Callable<Object>> publishers = IntStream.range(0, 2).mapToObj(number -> this::publishUntilDone);
        Together.run(Stream.concat(producers, publishers).toList());
        SKUS.forEach(sku -> isComplete(new Sku(sku)));
    }

    private MessageBus talkativeBus() {
        return busBuilder(WHOLE)
                .onEvent(LineAllocated.class, (event, work) -> work.publish(new Note(event.sku(), "of " + event)))
                .command(Tell.class, (command, work) -> {
                    work.publish(new Note(command.sku(), command.text()));
                    return command.text();
                })
                .afterCommit(Event.class, committed::add)
                .build();
    }

    private Object produce(MessageBus bus, int number) {
        try {
            for (int i = 0; i < COMMANDS; i++) {
                String sku = SKUS.get((i + number) % SKUS.size());
                String name = number + "/" + i;
                Command<?> command = i % 5 == 0 ? new Tell(new Sku(sku), name) : Allocate.of(name, sku, 1);
                bus.handle(command);
            }
            return number;
        } finally {
            producing.countDown();
        }
    }

    private Object publishUntilDone() {
        int sweeps = 0;
        int inVain = 0;
        while (producing.getCount() > 0 || outbox().backlog().events() > 0) {
            inVain = sweepOnce(++sweeps) || producing.getCount() > 0 ? 0 : inVain + 1;
            assertThat(inVain).as("sweeps in vain").isLessThan(LONG_ENOUGH);
        }
        return sweeps;
    }

    private boolean sweepOnce(int number) {
        boolean claimed = false;
        Optional<Sku> next = Optional.empty();
        do {
            Instant now = clock.advance(TICK);
            Claim claim = outbox().claim(next.orElse(null), MOST, now, SHORT_LEASE);
            publish(claim, number);
            claimed |= !claim.runs().isEmpty();
            next = claim.next();
        } while (next.isPresent());
        return claimed;
    }

    /** All of it, half of it, or half of it and a failure behind. */
    private void publish(Claim claim, int number) {
        List<Settlement> settlements = new ArrayList<>();
        for (Run run : claim.runs()) {
            int all = run.messages().size();
            int published = number % 3 == 0 ? all / 2 : all;
            List<Message> own = arrived.computeIfAbsent(run.sku(), sku -> new CopyOnWriteArrayList<>());
            own.addAll(run.messages().subList(0, published));
            boolean failed = published < all && number % 2 == 0;
            settlements.add(new Settlement(run.sku(), published, failed ? new Retry(1, clock.instant()) : null));
        }
        outbox().settle(claim.token(), settlements);
    }

    private void isComplete(Sku sku) {
        List<Message> once = withoutRepetitions(arrived.getOrDefault(sku, List.of()));
        assertThat(positions(once)).isEqualTo(consecutive(1, once.size()));
        assertThat(texts(once)).containsExactlyInAnyOrderElementsOf(committedTexts(sku));
        assertThat(versions(once))
                .isNotEmpty()
                .isEqualTo(consecutive(1, versions(once).size()));
    }

    /** What a consumer does that knows the position of the last message that it took in. */
    private static List<Message> withoutRepetitions(List<Message> messages) {
        List<Message> once = new ArrayList<>();
        for (Message message : messages) {
            if (once.isEmpty() || message.position() > once.get(once.size() - 1).position()) {
                once.add(message);
            } else {
                assertThat(once).as("%s comes again as it was", message).contains(message);
            }
        }
        return once;
    }

    private List<String> committedTexts(Sku sku) {
        return committed.stream()
                .filter(event -> sku.equals(skuOf(event)))
                .map(Object::toString)
                .toList();
    }

    private static Sku skuOf(Event event) {
        return event instanceof Note note ? note.sku() : ((ProductEvent) event).sku();
    }

    /** Those of the product's changes, in the order in which they arrived. */
    private static List<Long> versions(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.type().startsWith("io.allocation."))
                .filter(message -> !message.type().contains("out-of-stock"))
                .map(OutboxConcurrencyContract::version)
                .toList();
    }

    private static long version(Message message) {
        Matcher version = VERSION.matcher(message.data());
        assertThat(version.find()).as(message.data()).isTrue();
        return Long.parseLong(version.group(1));
    }
}
