package io.allocation.messaging;

import io.allocation.bus.Command;
import io.allocation.domain.Require;
import java.util.Locale;

/** Makes commands of messages that came in, whatever brought them. Thread-safe. */
public final class CommandDecoder {

    private final MessageTypes types;
    private final MessageCodec codec;

    /**
     * With all that it takes.
     *
     * @param types names the commands
     * @param codec reads them
     */
    public CommandDecoder(MessageTypes types, MessageCodec codec) {
        this.types = Require.present("types", types);
        this.codec = Require.present("codec", codec);
    }

    /**
     * Reads a message that is one text, envelope and data.
     *
     * @param text the text
     * @return the message
     * @throws MalformedMessageException if it is none, saying what is wrong with which attribute
     */
    public Envelope open(String text) {
        return codec.decodeEnvelope(Require.present("text", text));
    }

    /**
     * Reads the command that a message brought.
     *
     * @param message the message
     * @return the command
     * @throws UnknownMessageTypeException if no command has the name that the message gives
     * @throws MalformedMessageException if the data are not such a command, saying what is wrong with which field
     */
    public Command<?> decode(Envelope message) {
        Class<? extends Command<?>> type = types.command(message.type());
        if (!isOurs(message.contentType())) {
            throw new MalformedMessageException("the data of message " + message.id() + " are " + message.contentType()
                    + "; send " + codec.contentType());
        }
        return codec.decode(message.data(), type);
    }

    /** Parameters, as in {@code ; charset=utf-8}, do not matter. */
    private boolean isOurs(String contentType) {
        String mediaType = contentType.split(";", 2)[0].strip();
        return mediaType.toLowerCase(Locale.ROOT).equals(codec.contentType());
    }
}
