package com.example.mvstore;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import java.time.LocalDate;

/**
 * Keys and values as text. The parts are separated by NUL, which no identifier contains and which sorts before all that
 * one does: what begins with the same parts lies together, in the order of the next part.
 */
final class Text {

    /** Digits of the greatest long. */
    private static final String NUMBER = "%019d";

    private static final char SEPARATOR = '\0';
    private static final char BEHIND_SEPARATOR = SEPARATOR + 1;

    private Text() {}

    static String key(Object... parts) {
        StringBuilder key = new StringBuilder();
        for (Object part : parts) {
            key.append(key.isEmpty() ? "" : SEPARATOR).append(part);
        }
        return key.toString();
    }

    /** Where the keys start that have these parts and more. */
    static String first(Object... parts) {
        return key(parts) + SEPARATOR;
    }

    /** Behind all keys that have these parts and more. */
    static String end(Object... parts) {
        return key(parts) + BEHIND_SEPARATOR;
    }

    /** A number that is not negative, so that it sorts as numbers do. */
    static String sortable(long number) {
        return String.format(NUMBER, number);
    }

    static String[] parts(String text) {
        return text.split(String.valueOf(SEPARATOR), -1);
    }

    static String write(Batch batch) {
        return key(
                batch.purchased(),
                batch.allocated(),
                batch.shipped(),
                batch.received(),
                orEmpty(batch.eta()),
                orEmpty(batch.expiry()),
                orEmpty(batch.warehouse()));
    }

    static Batch batch(String key, String value) {
        String[] names = parts(key);
        String[] fields = parts(value);
        return new Batch(
                new Sku(names[0]),
                new BatchReference(names[1]),
                Long.parseLong(fields[0]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                day(fields[4]),
                day(fields[5]),
                fields[6].isEmpty() ? null : new Warehouse(fields[6]),
                Long.parseLong(fields[3]));
    }

    static String write(Allocation allocation) {
        return key(allocation.line().quantity(), allocation.quantity(), allocation.sequence(), allocation.shipped());
    }

    static Allocation allocation(String key, String value) {
        String[] names = parts(key);
        String[] fields = parts(value);
        return new Allocation(
                new OrderLine(new OrderId(names[0]), new Sku(names[1]), Long.parseLong(fields[0])),
                new BatchReference(names[2]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Boolean.parseBoolean(fields[3]));
    }

    private static Object orEmpty(Object value) {
        return value == null ? "" : value;
    }

    private static LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
