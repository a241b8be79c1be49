package io.allocation.adapters.json;

import io.allocation.domain.InvalidValueException;
import io.allocation.messaging.Envelope;
import io.allocation.messaging.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads CloudEvents: JSON format, structured mode, from any sender. */
final class CloudEventReader {

    private static final String SPEC_VERSION = "specversion";
    private static final String CONTENT_TYPE = "datacontenttype";
    private static final String DATA = "data";
    private static final String BASE64 = "data_base64";
    private static final Set<String> TEXTS = Set.of(SPEC_VERSION, "id", "source", "type", CONTENT_TYPE, BASE64);

    private final JsonMapper mapper;

    CloudEventReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Envelope read(String text) {
        try (JsonParser in = mapper.createParser(text)) {
            return new Parts(in).envelope();
        } catch (JacksonException failure) {
            throw Complaint.ofCloudEvent(Complaint.reason(failure), failure);
        }
    }

    private static MalformedMessageException malformed(String reason) {
        return Complaint.ofCloudEvent(reason, null);
    }

    /** What was there, in whatever order. */
    private final class Parts {

        private final Map<String, String> texts = new HashMap<>();
        private @Nullable String json;
        private @Nullable String string;

        Parts(JsonParser in) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(in.currentToken() == null ? "there is no JSON" : "it must be a JSON object");
            }
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                take(name, in);
            }
            if (in.nextToken() != null) {
                throw malformed("something follows behind the JSON");
            }
        }

        private void take(String name, JsonParser in) {
            if (name.equals(DATA)) {
                string = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : null;
                json = JsonText.of(in, mapper);
            } else if (TEXTS.contains(name)) {
                takeText(name, in);
            } else {
                in.skipChildren();
            }
        }

        /** Null means that it is not there: so says the specification. */
        private void takeText(String name, JsonParser in) {
            if (in.currentToken() == JsonToken.VALUE_STRING) {
                texts.put(name, in.getString());
            } else if (in.currentToken() != JsonToken.VALUE_NULL) {
                throw malformed(new Expected("a string").insteadOf(name, JsonText.of(in, mapper)));
            }
        }

        Envelope envelope() {
            String version = required(SPEC_VERSION);
            if (!version.equals(Envelope.SPEC_VERSION)) {
                throw malformed(
                        new Expected("\"" + Envelope.SPEC_VERSION + "\"").insteadOf(SPEC_VERSION, '"' + version + '"'));
            }
            String contentType = contentType();
            try {
                return new Envelope(
                        required("id"), required("source"), required("type"), contentType, data(contentType));
            } catch (InvalidValueException invalid) {
                throw Complaint.ofCloudEvent(String.valueOf(invalid.getMessage()), invalid);
            }
        }

        private String required(String name) {
            String text = texts.get(name);
            if (text == null) {
                throw malformed(name + " is required");
            }
            return text;
        }

        private String contentType() {
            String contentType = texts.getOrDefault(CONTENT_TYPE, MediaTypes.JSON);
            if (contentType.isBlank()) {
                throw malformed(CONTENT_TYPE + " must not be blank");
            }
            return contentType;
        }

        private String data(String contentType) {
            String base64 = texts.get(BASE64);
            if (base64 != null) {
                return json == null ? decoded(base64) : neither();
            }
            if (json == null) {
                throw malformed(DATA + " or " + BASE64 + " is required");
            }
            return MediaTypes.isJson(contentType) ? json : plain(json, contentType);
        }

        private String neither() {
            throw malformed(DATA + " and " + BASE64 + " exclude each other");
        }

        private String plain(String found, String contentType) {
            if (string == null) {
                throw malformed(new Expected("a string, since " + CONTENT_TYPE + " is " + Complaint.shown(contentType))
                        .insteadOf(DATA, found));
            }
            return string;
        }

        private String decoded(String base64) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
                return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            } catch (IllegalArgumentException noBase64) {
                throw Complaint.ofCloudEvent(BASE64 + " is not Base64", noBase64);
            } catch (CharacterCodingException noText) {
                throw Complaint.ofCloudEvent(BASE64 + " is not UTF-8 text", noText);
            }
        }
    }
}
