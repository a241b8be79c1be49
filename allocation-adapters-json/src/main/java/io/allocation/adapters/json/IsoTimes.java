package io.allocation.adapters.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Reads days and times from ISO texts only, but for years; Jackson would take numbers and arrays too. */
final class IsoTimes extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    private static final Set<Class<?>> TIMES = Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class);
    private static final Pattern NUMBER = Pattern.compile("[-+.0-9]*");

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        Class<?> type = description.getBeanClass();
        boolean isText = type.getPackageName().equals("java.time") && type != Year.class;
        return isText ? new TextOnly(deserializer) : deserializer;
    }

    private static final class TextOnly extends DelegatingDeserializer {

        TextOnly(ValueDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> deserializer) {
            return new TextOnly(deserializer);
        }

        /** Who gives a field another format wants it. */
        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            ValueDeserializer<?> contextual = super.createContextual(context, property);
            JsonFormat.Value format = findFormatOverrides(context, property, handledType());
            return format.hasShape() || format.hasPattern() ? ((TextOnly) contextual).getDelegatee() : contextual;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return context.handleUnexpectedToken(getValueType(context), in);
            }
            return isIso(in.getString())
                    ? super.deserialize(in, context)
                    : context.handleWeirdStringValue(handledType(), in.getString(), "is not ISO");
        }

        /** Leaves to Jackson what is not one of its own liberties: blanks around, and numbers as text. */
        private boolean isIso(String text) {
            return text.equals(text.strip())
                    && !(TIMES.contains(handledType()) && NUMBER.matcher(text).matches());
        }
    }
}
