package io.allocation.adapters.json;

import io.allocation.messaging.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;

/** Says what is wrong with a text, in words that its sender understands. */
final class Complaint {

    private static final int SHOWN = 60;

    private Complaint() {}

    static MalformedMessageException ofData(String reason, @Nullable Throwable cause) {
        return of("malformed data: " + reason, cause);
    }

    static MalformedMessageException ofCloudEvent(String reason, @Nullable Throwable cause) {
        return of("malformed CloudEvent: " + reason, cause);
    }

    private static MalformedMessageException of(String message, @Nullable Throwable cause) {
        return cause == null ? new MalformedMessageException(message) : new MalformedMessageException(message, cause);
    }

    /** What is wrong with a text that could not be read to its end. */
    static String reason(JacksonException failure) {
        if (failure instanceof StreamConstraintsException) {
            return "it is nested too deep, or has a name, number or string that is too long";
        }
        if (failure instanceof DatabindException) {
            return "something follows behind the JSON";
        }
        if (failure.getOriginalMessage().startsWith("Duplicate Object property")
                && failure.processor() instanceof JsonParser parser) {
            return "the field " + shown('"' + parser.currentName() + '"') + " is there twice";
        }
        TokenStreamLocation location = failure.getLocation();
        return "it is not JSON, see line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Short, and harmless in a log. */
    static String shown(String text) {
        String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "… (" + text.length() + " characters)" : text;
        return start.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9F}\\p{Cs}]", "\uFFFD");
    }
}
