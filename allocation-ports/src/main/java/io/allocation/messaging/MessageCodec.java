package io.allocation.messaging;

/**
 * Makes text of events, and commands and events of text. Thread-safe. Knows no names: those are in
 * {@link MessageTypes}.
 */
public interface MessageCodec {

    /**
     * What the text is.
     *
     * @return a media type, as in {@code application/json}
     */
    String contentType();

    /**
     * Writes an event or a command.
     *
     * @param message the event or command
     * @return it as text
     * @throws MalformedMessageException if there is no way to write it
     */
    String encode(Object message);

    /**
     * Reads an event or a command.
     *
     * @param <T> its type
     * @param data the text
     * @param type its class
     * @return the event or command, whole: a field that is required, missing or wrong is never filled in
     * @throws MalformedMessageException if the text is not one of these, saying which field is wrong and why
     */
    <T> T decode(String data, Class<T> type);

    /**
     * Writes a message as one text, envelope and data: what CloudEvents calls structured mode.
     *
     * @param message the message
     * @return it as text
     */
    String encodeEnvelope(Message message);

    /**
     * Reads a message that is one text, envelope and data.
     *
     * @param text the text
     * @return the message
     * @throws MalformedMessageException if it is no CloudEvent of version 1.0, saying which attribute is wrong and why
     */
    Envelope decodeEnvelope(String text);
}
