package io.allocation.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The checks of input that value types and commands share, so that the same mistake gets the same
 * {@link InvalidValueException} everywhere. Thread-safe.
 */
public final class Require {

    /**
     * The most characters ({@link String#length()}) that a name or reference may have: what every database can index.
     */
    public static final int MAX_LENGTH = 255;

    private static final int LAST_YEAR = 9999;

    private Require() {}

    /**
     * Checks that a value is there.
     *
     * @param <T> the value's type
     * @param field the field's name, for the message
     * @param value the value, perhaps null
     * @return the value
     * @throws InvalidValueException if it is null
     */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidValueException(field, null, "is required");
        }
        return value;
    }

    /**
     * Checks an identifier: opaque text of 1 to {@value #MAX_LENGTH} characters, not blank, without control characters
     * and without halves of surrogate pairs, so that every database and message format carries it unchanged.
     *
     * @param field the field's name, for the message
     * @param value the text, perhaps null
     * @return the text, unchanged
     * @throws InvalidValueException if it is none of that
     */
    public static String identifier(String field, @Nullable String value) {
        String text = present(field, value);
        if (text.isBlank()) {
            throw new InvalidValueException(field, text, "must not be blank");
        }
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValueException(field, text, "must have at most " + MAX_LENGTH + " characters");
        }
        if (!isStorable(text)) {
            throw new InvalidValueException(field, text, "must have no control characters or broken surrogate pairs");
        }
        return text;
    }

    /**
     * Checks the beginning of an identifier: it may be empty.
     *
     * @param field the field's name, for the message
     * @param value the text, perhaps null
     * @return the text, unchanged
     * @throws InvalidValueException if it is missing, or nothing that an identifier can begin with
     */
    public static String prefix(String field, @Nullable String value) {
        String text = present(field, value);
        return text.isEmpty() ? text : identifier(field, text);
    }

    /**
     * Checks that a day lies in the years 1 to 9999, which every database and message format can carry.
     *
     * @param field the field's name, for the message
     * @param value the day, or null where there is none
     * @throws InvalidValueException if it lies outside
     */
    public static void dayIfPresent(String field, @Nullable LocalDate value) {
        if (value != null && (value.getYear() < 1 || value.getYear() > LAST_YEAR)) {
            throw new InvalidValueException(field, value, "must lie in the years 1 to " + LAST_YEAR);
        }
    }

    /**
     * Checks that a number of units is positive.
     *
     * @param field the field's name, for the message
     * @param value the number of units
     * @return the number
     * @throws InvalidValueException if it is zero or negative
     */
    public static long positive(String field, long value) {
        if (value <= 0) {
            throw new InvalidValueException(field, value, "must be positive");
        }
        return value;
    }

    /**
     * Checks that a number of units is zero or more.
     *
     * @param field the field's name, for the message
     * @param value the number of units
     * @return the number
     * @throws InvalidValueException if it is negative
     */
    public static long notNegative(String field, long value) {
        if (value < 0) {
            throw new InvalidValueException(field, value, "must not be negative");
        }
        return value;
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
