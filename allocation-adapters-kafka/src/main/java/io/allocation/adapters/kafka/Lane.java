package io.allocation.adapters.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/** A partition: what was fetched and is not done yet, in order, and how far it is done. */
final class Lane {

    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private @Nullable OffsetAndMetadata done;
    private boolean committed = true;
    private int attempts;
    private int outages;
    private long pausedAt;
    private long pause;

    void add(ConsumerRecord<byte[], byte[]> record) {
        waiting.add(record);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    ConsumerRecord<byte[], byte[]> first() {
        return waiting.element();
    }

    /** Counts an attempt at the first record that failed by its own fault; returns how many there were. */
    int countAttempt() {
        return ++attempts;
    }

    /** Counts an attempt that failed because something is away; returns how many there were. */
    int countOutage() {
        return ++outages;
    }

    void pauseFor(long nanos) {
        pausedAt = System.nanoTime();
        pause = nanos;
    }

    /** Returns nanoseconds until the first record's turn, zero or less if it has come. */
    long due() {
        return pause == 0 ? 0 : pausedAt + pause - System.nanoTime();
    }

    /** The first record need not be delivered again. */
    void finishFirst() {
        ConsumerRecord<byte[], byte[]> record = waiting.remove();
        done = new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), "");
        committed = false;
        attempts = 0;
        outages = 0;
        pause = 0;
    }

    /** How far it is done; empty if nothing was since it was assigned. */
    Optional<OffsetAndMetadata> done() {
        return Optional.ofNullable(done);
    }

    boolean isCommitted() {
        return committed;
    }

    void setCommitted() {
        committed = true;
    }
}
