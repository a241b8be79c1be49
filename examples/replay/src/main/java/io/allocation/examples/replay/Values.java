package io.allocation.examples.replay;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.OrderId;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** From text to values; equal ids and times are the same object, since a year of orders names each many times. */
final class Values {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");

    private final Map<String, Sku> skus = new HashMap<>();
    private final Map<String, OrderId> orders = new HashMap<>();
    private final Map<String, LocalDateTime> times = new HashMap<>();

    Sku sku(String text) {
        return skus.computeIfAbsent(text, Sku::new);
    }

    OrderId order(String text) {
        return orders.computeIfAbsent(text, OrderId::new);
    }

    LocalDateTime time(String text) {
        return times.computeIfAbsent(
                text,
                key -> parsed(key, LocalDateTime::parse, "must be an ISO date and time such as 2010-12-31T23:59:00"));
    }

    static LocalDate date(String text) {
        return parsed(text, LocalDate::parse, "must be an ISO date such as 2010-12-31");
    }

    private static <T> T parsed(String text, Function<String, T> parser, String rule) {
        try {
            return parser.apply(text);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidValueException("time", text, rule);
        }
    }

    static long positive(String text) {
        return Require.positive("quantity", number(text));
    }

    static long notNegative(String text) {
        return Require.notNegative("quantity", number(text));
    }

    private static long number(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new InvalidValueException("quantity", text, "must be a whole number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new InvalidValueException("quantity", text, "must be at most " + Long.MAX_VALUE);
        }
    }
}
