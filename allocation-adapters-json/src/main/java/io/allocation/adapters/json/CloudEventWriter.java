package io.allocation.adapters.json;

import io.allocation.messaging.Envelope;
import io.allocation.messaging.Message;
import java.io.StringWriter;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Writes CloudEvents: JSON format, structured mode. */
final class CloudEventWriter {

    private static final DateTimeFormatter TO_THE_MILLISECOND =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final JsonMapper mapper;

    CloudEventWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    String write(Message message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = mapper.createGenerator(text)) {
            out.writeStartObject();
            attributes(message, out);
            data(message, out);
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void attributes(Message message, JsonGenerator out) {
        out.writeStringProperty("specversion", Envelope.SPEC_VERSION);
        out.writeStringProperty("id", message.id());
        out.writeStringProperty("source", message.source());
        out.writeStringProperty("type", message.type());
        out.writeStringProperty("subject", message.sku().value());
        out.writeStringProperty("time", TO_THE_MILLISECOND.format(message.time()));
        out.writeStringProperty("datacontenttype", message.contentType());
        out.writeStringProperty("partitionkey", message.sku().value());
        out.writeStringProperty("sequence", message.sequence());
    }

    private void data(Message message, JsonGenerator out) {
        out.writeName("data");
        if (MediaTypes.isJson(message.contentType())) {
            json(message.data(), out);
        } else {
            out.writeString(message.data());
        }
    }

    private void json(String data, JsonGenerator out) {
        try (JsonParser in = mapper.createParser(data)) {
            if (in.nextToken() == null) {
                throw Complaint.ofData("there is no JSON", null);
            }
            JsonText.copy(in, out);
            if (in.nextToken() != null) {
                throw Complaint.ofData("something follows behind the JSON", null);
            }
        } catch (JacksonException failure) {
            throw Complaint.ofData(Complaint.reason(failure), failure);
        }
    }
}
