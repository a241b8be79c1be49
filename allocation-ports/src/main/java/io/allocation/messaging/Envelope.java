package io.allocation.messaging;

import io.allocation.domain.Require;

/**
 * A message that came in: a CloudEvent (version 1.0 of the specification) whose data are text, not understood yet.
 *
 * @param id its name among all messages of its source
 * @param source who sent it
 * @param type what it is, by the name that {@link MessageTypes} gives it
 * @param contentType what the data are, as in {@code application/json}
 * @param data the event or command as text
 */
public record Envelope(String id, String source, String type, String contentType, String data) {

    /** The only version of the specification that is understood. */
    public static final String SPEC_VERSION = "1.0";

    /**
     * Checks the fields.
     *
     * @throws io.allocation.domain.InvalidValueException naming the field that is missing or no identifier
     */
    public Envelope {
        Require.identifier("id", id);
        Require.identifier("source", source);
        Require.identifier("type", type);
        Require.present("contentType", contentType);
        Require.present("data", data);
    }
}
