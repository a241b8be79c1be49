package io.allocation.examples.http;

import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Takes published events to subscribers. Publishing only remembers them, and never waits for a subscriber. Stops before
 * the web server does, which would wait for the subscribers else. Before other publishers, so that subscribers hear of
 * what happens also while a broker is away. Thread-safe.
 */
@Component
@Order(1)
final class EventStream implements EventPublisher, SmartLifecycle {

    private static final long IDLE_SECONDS = 10;
    private static final long NO_TIMEOUT = 0L;

    private final EventSettings settings;
    private final RecentMessages recent;
    private final ThreadPoolExecutor senders;

    EventStream(EventSettings settings) {
        this.settings = settings;
        recent = new RecentMessages(settings.kept());
        CustomizableThreadFactory threads = new CustomizableThreadFactory("events-");
        threads.setDaemon(true);
        senders = new ThreadPoolExecutor(
                0, settings.subscribers(), IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    @Override
    public List<Failure> publish(List<Message> messages) {
        recent.add(messages);
        return List.of();
    }

    /**
     * Begins to send events.
     *
     * @param lastId the last event that the subscriber has seen, or null to begin with the next one
     * @return what they are sent through
     * @throws TooManySubscribersException if all places are taken
     */
    SseEmitter subscribe(@Nullable String lastId) {
        SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        try {
            senders.execute(subscription(emitter, lastId));
        } catch (RejectedExecutionException full) {
            throw new TooManySubscribersException(settings.subscribers(), full);
        }
        return emitter;
    }

    private Subscription subscription(SseEmitter emitter, @Nullable String lastId) {
        OptionalLong place = lastId == null ? OptionalLong.of(recent.next()) : recent.placeBehind(lastId);
        return new Subscription(
                emitter, recent, place.orElseGet(recent::oldest), place.isEmpty(), settings.heartbeat());
    }

    @Override
    public void start() {
        // Threads start with their subscribers.
    }

    @Override
    public void stop() {
        senders.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !senders.isShutdown();
    }
}
