package io.allocation.ports;

import io.allocation.domain.Require;

/**
 * Which message it is, to whom: what tells a message that is delivered again from a new one. Source and id are those of
 * its CloudEvents envelope.
 *
 * @param consumer who takes it in: every consumer takes in every message once; an identifier, see
 *     {@link Require#identifier}
 * @param source who sent it; an identifier
 * @param id its name among all that this source ever sent; an identifier
 */
public record MessageId(String consumer, String source, String id) {

    /**
     * Checks the fields.
     *
     * @throws io.allocation.domain.InvalidValueException naming the field that is no identifier
     */
    public MessageId {
        Require.identifier("consumer", consumer);
        Require.identifier("source", source);
        Require.identifier("id", id);
    }
}
