package io.allocation.adapters.memory;

import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The store's outbox, guarded by the store's lock. */
final class InMemoryOutbox implements Outbox {

    private final ReentrantLock lock;
    private final TreeMap<Sku, Channel> channels = new TreeMap<>();
    private final Map<String, DeadEvent> dead = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    InMemoryOutbox(ReentrantLock lock) {
        this.lock = lock;
    }

    long lastPosition(Sku sku) {
        Channel channel = channels.get(sku);
        return channel == null ? 0 : channel.lastPosition();
    }

    /** Within the lock; returns whether there is something to tell. */
    boolean append(List<Message> messages) {
        messages.forEach(
                message -> channels.computeIfAbsent(message.sku(), Channel::new).append(message));
        return !messages.isEmpty();
    }

    /** Outside of the lock: a listener may do what it likes. */
    void tell() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public Runnable onAppend(Runnable listener) {
        listeners.add(Require.present("listener", listener));
        return () -> listeners.remove(listener);
    }

    @Override
    public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
        Require.positive("most", most);
        return locked(() -> {
            String token = UUID.randomUUID().toString();
            List<Run> runs = new ArrayList<>();
            int left = most;
            for (Channel channel : (after == null ? channels : channels.tailMap(after, false)).values()) {
                if (left == 0) {
                    return new Claim(
                            token, runs, Optional.of(runs.get(runs.size() - 1).sku()));
                }
                if (channel.isClaimable(now)) {
                    Run run = channel.claim(token, now.plus(lease), left);
                    runs.add(run);
                    left -= run.messages().size();
                }
            }
            return new Claim(token, runs, Optional.empty());
        });
    }

    @Override
    public Set<Sku> settle(String token, List<Settlement> settlements) {
        return locked(() -> {
            Set<Sku> lost = new HashSet<>();
            for (Settlement settlement : settlements) {
                Channel channel = channels.get(settlement.sku());
                if (channel != null && channel.isClaimedBy(token)) {
                    channel.settle(settlement)
                            .ifPresent(event -> dead.put(event.message().id(), event));
                } else {
                    lost.add(settlement.sku());
                }
            }
            return lost;
        });
    }

    @Override
    public Backlog backlog() {
        return locked(() -> new Backlog(
                channels.values().stream().mapToLong(Channel::size).sum(),
                channels.values().stream()
                        .map(Channel::oldest)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo),
                dead.size()));
    }

    @Override
    public List<DeadEvent> deadEvents(int most) {
        Require.positive("most", most);
        return locked(() -> dead.values().stream().limit(most).toList());
    }

    @Override
    public boolean requeue(String id) {
        return revive(id, Channel::requeue);
    }

    @Override
    public boolean discard(String id) {
        return revive(id, Channel::discard);
    }

    private boolean revive(String id, BiConsumer<Channel, DeadEvent> action) {
        boolean found = locked(() -> {
            DeadEvent event = dead.remove(Require.present("id", id));
            if (event != null) {
                action.accept(
                        Require.present("channel", channels.get(event.message().sku())), event);
            }
            return event != null;
        });
        if (found) {
            tell();
        }
        return found;
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
