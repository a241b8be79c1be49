package io.allocation.examples.http;

import io.allocation.messaging.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends one subscriber what comes, on a thread of its own, until the subscriber leaves, falls so far behind that what
 * is next is no longer remembered, or the thread is interrupted. A browser then comes back by itself; who has missed
 * some, as nobody knows how many, is told so by an event named {@code gap}.
 */
final class Subscription implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final SseEmitter emitter;
    private final RecentMessages recent;
    private final Duration heartbeat;
    private final boolean hasMissed;
    private long place;

    Subscription(SseEmitter emitter, RecentMessages recent, long place, boolean hasMissed, Duration heartbeat) {
        this.emitter = emitter;
        this.recent = recent;
        this.place = place;
        this.hasMissed = hasMissed;
        this.heartbeat = heartbeat;
    }

    @Override
    public void run() {
        try {
            emitter.send(SseEmitter.event().comment("listening"));
            if (hasMissed) {
                emitter.send(SseEmitter.event().name("gap").data("{}", MediaType.APPLICATION_JSON));
            }
            sendAll();
            emitter.complete();
        } catch (InterruptedException stopping) {
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A subscriber left", gone); // the container tells Spring, which ends the request
        } catch (RuntimeException failure) {
            LOG.error("Could not tell a subscriber of events", failure);
            emitter.completeWithError(failure);
        }
    }

    private void sendAll() throws IOException, InterruptedException {
        Optional<List<Message>> next = recent.from(place, heartbeat);
        while (next.isPresent()) {
            send(next.get());
            next = recent.from(place, heartbeat);
        }
    }

    private void send(List<Message> messages) throws IOException {
        if (messages.isEmpty()) {
            emitter.send(SseEmitter.event().comment("still here"));
        }
        for (Message message : messages) {
            emitter.send(SseEmitter.event().id(message.id()).data(EventView.of(message), MediaType.APPLICATION_JSON));
        }
        place += messages.size();
    }
}
