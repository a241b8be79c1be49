package io.allocation.messaging;

import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import java.time.Instant;

/**
 * An event on its way out: a CloudEvent (version 1.0 of the specification) whose data are text.
 *
 * @param id its name among all messages of this source, the same each time it is published; {@code id} in CloudEvents
 * @param source who tells it; {@code source} in CloudEvents
 * @param type what happened, by the name that {@link MessageTypes} gives it; {@code type} in CloudEvents
 * @param sku the product whose order it keeps; {@code subject} and {@code partitionkey} in CloudEvents
 * @param position its place among all messages about this product, counted from 1 without gaps; {@code sequence} in
 *     CloudEvents
 * @param time when it was stored, to the millisecond; {@code time} in CloudEvents
 * @param contentType what the data are; {@code datacontenttype} in CloudEvents
 * @param data the event as text; {@code data} in CloudEvents
 */
public record Message(
        String id, String source, String type, Sku sku, long position, Instant time, String contentType, String data) {

    /** As many as the greatest position has. */
    private static final int DIGITS = 19;

    /** Checks that everything is there. */
    public Message {
        Require.present("id", id);
        Require.present("source", source);
        Require.present("type", type);
        Require.present("sku", sku);
        Require.positive("position", position);
        Require.present("time", time);
        Require.present("contentType", contentType);
        Require.present("data", data);
    }

    /**
     * The position as the CloudEvents extension <i>Sequence</i> wants it: texts that sort as the numbers do.
     *
     * @return the position, with leading zeros to 19 digits
     */
    public String sequence() {
        String digits = Long.toString(position);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
