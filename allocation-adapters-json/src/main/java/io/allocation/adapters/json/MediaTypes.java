package io.allocation.adapters.json;

import java.util.Locale;

/** Which media types are JSON, by the rule of CloudEvents. */
final class MediaTypes {

    static final String JSON = "application/json";

    private MediaTypes() {}

    /** Parameters, as in {@code ; charset=utf-8}, do not matter. */
    static boolean isJson(String contentType) {
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return mediaType.endsWith("/json") || mediaType.endsWith("+json");
    }
}
