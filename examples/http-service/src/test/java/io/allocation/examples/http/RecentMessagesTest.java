package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {

    private final RecentMessages recent = new RecentMessages(3);

    private static Message message(long number) {
        String id = "m-" + number;
        return new Message(id, "/s", "t", new Sku("LAMP"), number, Instant.EPOCH, "application/json", "{}");
    }

    private void add(long first, long last) {
        recent.add(LongStream.rangeClosed(first, last)
                .mapToObj(RecentMessagesTest::message)
                .toList());
    }

    private List<Long> from(long place) throws InterruptedException {
        return recent.from(place, Duration.ZERO).orElseThrow().stream()
                .map(Message::position)
                .toList();
    }

    @Test
    void who_is_new_hears_what_comes_next() throws InterruptedException {
        add(1, 2);
        long place = recent.next();
        assertThat(from(place)).isEmpty();

        add(3, 4);

        assertThat(from(place)).containsExactly(3L, 4L);
        assertThat(from(place + 2)).isEmpty();
    }

    @Test
    void who_has_seen_one_hears_what_came_behind_it() throws InterruptedException {
        add(1, 4);

        assertThat(from(recent.placeBehind("m-3").orElseThrow())).containsExactly(4L);
        assertThat(from(recent.placeBehind("m-4").orElseThrow())).isEmpty();
    }

    @Test
    void who_has_seen_one_that_is_forgotten_has_no_place_but_that_of_the_oldest() throws InterruptedException {
        add(1, 5);

        assertThat(recent.placeBehind("m-1")).isEmpty();
        assertThat(recent.placeBehind("never seen")).isEmpty();
        assertThat(from(recent.oldest())).containsExactly(3L, 4L, 5L);
    }

    @Test
    void who_is_too_slow_is_told_so() throws InterruptedException {
        add(1, 2);
        long place = recent.placeBehind("m-1").orElseThrow();

        add(3, 4);
        assertThat(from(place)).containsExactly(2L, 3L, 4L);
        add(5, 5);
        assertThat(recent.from(place, Duration.ZERO)).isEmpty();
    }

    @Test
    void a_message_that_comes_again_is_told_once() throws InterruptedException {
        long place = recent.next();

        add(1, 2);
        add(1, 3);

        assertThat(from(place)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void who_waits_is_woken() throws InterruptedException {
        List<Message> heard = new ArrayList<>();
        Thread reader = new Thread(() -> {
            try {
                heard.addAll(recent.from(0, Duration.ofMinutes(1)).orElseThrow());
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        });
        reader.start();

        add(1, 1);
        reader.join();

        assertThat(heard).extracting(Message::position).containsExactly(1L);
    }
}
