package io.allocation.testkit;

import io.allocation.messaging.Envelope;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageCodec;

/**
 * Writes messages as their {@code toString()}, for tests that need some text and no library to write it. Cannot read
 * it. Thread-safe.
 */
public final class PlainTextCodec implements MessageCodec {

    private final String contentType;

    /** Calls it {@code text/plain}. */
    public PlainTextCodec() {
        this("text/plain");
    }

    /**
     * Calls it something else.
     *
     * @param contentType a media type
     */
    public PlainTextCodec(String contentType) {
        this.contentType = contentType;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public String encode(Object message) {
        return message.toString();
    }

    @Override
    public <T> T decode(String data, Class<T> type) {
        throw unreadable();
    }

    @Override
    public String encodeEnvelope(Message message) {
        return message.toString();
    }

    @Override
    public Envelope decodeEnvelope(String text) {
        throw unreadable();
    }

    private static UnsupportedOperationException unreadable() {
        return new UnsupportedOperationException("plain text is for people to read; use another codec");
    }
}
