package io.allocation.adapters.json;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Hands JSON on without understanding it: blanks go, everything else stays, numbers to the letter. */
final class JsonText {

    private JsonText() {}

    /** Returns the value that the parser points at; it points at its last token afterwards. */
    static String of(JsonParser in, JsonMapper mapper) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = mapper.createGenerator(text)) {
            copy(in, out);
        }
        return text.toString();
    }

    /** Copies the value that the parser points at; it points at its last token afterwards. */
    static void copy(JsonParser in, JsonGenerator out) {
        int depth = step(in, out);
        while (depth > 0) {
            in.nextToken();
            depth += step(in, out);
        }
    }

    private static int step(JsonParser in, JsonGenerator out) {
        JsonToken token = in.currentToken();
        if (token.isNumeric()) {
            out.writeNumber(in.getString());
        } else {
            out.copyCurrentEvent(in);
        }
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
}
