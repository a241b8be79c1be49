package io.allocation.domain;

import org.jspecify.annotations.Nullable;

/**
 * A value that can never be right, whatever the stock: names the field and the value. Thrown before anything changed.
 */
public final class InvalidValueException extends AllocationException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private final String field;

    /**
     * Names the field, shows the value (shortened and with control characters replaced) and gives the reason.
     *
     * @param field the name of the field or option
     * @param value the value as it was given
     * @param reason what a right value looks like, as in "must be positive"
     */
    public InvalidValueException(String field, @Nullable Object value, String reason) {
        super(field + " " + reason + ", but was " + shown(value));
        this.field = field;
    }

    /**
     * The name of the field that holds the bad value.
     *
     * @return the field's name, as in "quantity"
     */
    public String field() {
        return field;
    }

    private static String shown(@Nullable Object value) {
        if (!(value instanceof CharSequence)) {
            return String.valueOf(value);
        }
        String text = value.toString();
        String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "… (" + text.length() + " characters)" : text;
        return '"' + start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD") + '"';
    }
}
