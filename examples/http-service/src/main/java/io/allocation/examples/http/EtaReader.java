package io.allocation.examples.http;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads an ETA: null is an answer, a field that is missing is a mistake. */
final class EtaReader extends ValueDeserializer<Optional<LocalDate>> {

    static final String DESCRIPTION =
            "The day it is expected. A time behind it is cut off as it is written, whatever its zone. "
                    + "Null, which has to be said: it is on hand.";

    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Without hyphens, as Python's {@code fromisoformat} takes it too. */
    private static final Pattern COMPACT = Pattern.compile("^(\\d{4})(\\d{2})(\\d{2})(?![\\d-])");

    private static final Pattern BLANK_FOR_T = Pattern.compile("^(.{10}) ");

    @Override
    public Optional<LocalDate> deserialize(JsonParser in, DeserializationContext context) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            return refused(context.handleUnexpectedToken(LocalDate.class, in));
        }
        String text = in.getString();
        try {
            String extended = COMPACT.matcher(text).replaceFirst("$1-$2-$3");
            return Optional.of(LocalDate.parse(BLANK_FOR_T.matcher(extended).replaceFirst("$1T"), DAY));
        } catch (DateTimeParseException noDay) {
            return refused(context.handleWeirdStringValue(LocalDate.class, text, "is no day"));
        }
    }

    /** Never called: the context has thrown, unless somebody told it how to mend values. */
    private static Optional<LocalDate> refused(Object mended) {
        throw new IllegalStateException("an ETA was replaced by " + mended);
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return Optional.empty();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return context.reportInputMismatch(this, "is missing");
    }
}
