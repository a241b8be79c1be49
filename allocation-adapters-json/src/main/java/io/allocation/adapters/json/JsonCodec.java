package io.allocation.adapters.json;

import io.allocation.domain.Require;
import io.allocation.messaging.Envelope;
import io.allocation.messaging.MalformedMessageException;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageCodec;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads events and commands as JSON, and messages as CloudEvents (version 1.0 of the specification, JSON
 * format, structured mode). Immutable and thread-safe.
 *
 * <p>A record is an object with a field for each component, in order: {@code {"line":{"orderId":"order-1","sku":"LAMP",
 * "quantity":2},"batch":"b-1","quantity":2,"version":7}}. SKUs, order ids, batch references and warehouses are strings,
 * days are strings like {@code "2026-03-01"}. {@link io.allocation.service.Allocate} is written as its line,
 * {@code {"orderId":"order-1","sku":"LAMP","quantity":2}}. No name of a class is ever written or read.
 *
 * <p>A component is required, unless its type is {@code @Nullable} (of any package, if it is there at run time) or an
 * {@code Optional}. What is null or empty is left out when written, and may be missing or {@code null} when read.
 * Fields that the record does not have are passed over, so that schemas can grow; everything else has to be right:
 * nothing is converted, rounded or filled in.
 */
public final class JsonCodec implements MessageCodec {

    private final JsonMapper mapper;
    private final CloudEventWriter writer;
    private final CloudEventReader reader;

    private JsonCodec(JsonMapper mapper) {
        this.mapper = mapper;
        writer = new CloudEventWriter(mapper);
        reader = new CloudEventReader(mapper);
    }

    /**
     * For the library's own events and commands, and all records that are written as told above.
     *
     * @return the codec
     */
    public static JsonCodec standard() {
        return with(mapper -> {});
    }

    /**
     * For events and commands that need more: mix-ins for types that are not records, modules, serializers. Jackson's
     * annotations on own records work without.
     *
     * @param settings adds to the settings of Jackson, which are those told above; changing what is there changes what
     *     the library's own messages look like
     * @return the codec
     */
    public static JsonCodec with(Consumer<JsonMapper.Builder> settings) {
        JsonMapper.Builder builder = Mapping.strict();
        Require.present("settings", settings).accept(builder);
        return new JsonCodec(builder.build());
    }

    @Override
    public String contentType() {
        return MediaTypes.JSON;
    }

    @Override
    public String encode(Object message) {
        Require.present("message", message);
        try {
            return mapper.writeValueAsString(message);
        } catch (JacksonException failure) {
            throw new MalformedMessageException(
                    message.getClass().getName() + " cannot be written as JSON: " + failure.getOriginalMessage(),
                    failure);
        }
    }

    @Override
    public <T> T decode(String data, Class<T> type) {
        Require.present("data", data);
        Require.present("type", type);
        try {
            @Nullable T message = mapper.readValue(data, type);
            if (message == null) {
                throw Complaint.ofData(Expected.of(type).insteadOf("the JSON", "null"), null);
            }
            return message;
        } catch (JacksonException failure) {
            throw new Diagnosis(mapper, data).complaint(failure);
        }
    }

    /**
     * Writes a message as a CloudEvent. The SKU is both the {@code subject} and the {@code partitionkey}; the position
     * is the {@code sequence}, with leading zeros, since that extension asks for texts that sort. Data that are JSON
     * are embedded as they are but for blanks, other data as a string.
     *
     * @throws MalformedMessageException if the data should be JSON by their content type, and are not
     */
    @Override
    public String encodeEnvelope(Message message) {
        return writer.write(Require.present("message", message));
    }

    /**
     * Reads a CloudEvent. Takes its data from {@code data} or {@code data_base64}, exactly as they were written but for
     * blanks in JSON; passes over attributes that {@link Envelope} does not have.
     */
    @Override
    public Envelope decodeEnvelope(String text) {
        return reader.read(Require.present("text", text));
    }
}
