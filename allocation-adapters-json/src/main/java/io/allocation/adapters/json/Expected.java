package io.allocation.adapters.json;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * What should have been there.
 *
 * @param words as in "a 64-bit whole number"
 */
record Expected(String words) {

    private static final Map<Class<?>, String> SCALARS = Map.ofEntries(
            Map.entry(byte.class, "an 8-bit whole number"),
            Map.entry(Byte.class, "an 8-bit whole number"),
            Map.entry(short.class, "a 16-bit whole number"),
            Map.entry(Short.class, "a 16-bit whole number"),
            Map.entry(int.class, "a 32-bit whole number"),
            Map.entry(Integer.class, "a 32-bit whole number"),
            Map.entry(long.class, "a 64-bit whole number"),
            Map.entry(Long.class, "a 64-bit whole number"),
            Map.entry(BigInteger.class, "a whole number"),
            Map.entry(float.class, "a number"),
            Map.entry(double.class, "a number"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(String.class, "a string"),
            Map.entry(LocalDate.class, "a day like \"2026-03-01\""),
            Map.entry(Instant.class, "a time like \"2026-03-01T12:00:00Z\""));

    static Expected of(Class<?> type) {
        Class<?> written = RecordRules.written(type);
        String scalar = SCALARS.get(written);
        return new Expected(scalar == null ? structure(written) : scalar);
    }

    private static String structure(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        boolean isOfJava = type.getName().startsWith("java.") && !Map.class.isAssignableFrom(type);
        return isOfJava ? "a string that is a " + type.getSimpleName() : "an object";
    }

    String insteadOf(String where, String found) {
        return where + " must be " + words + ", but was " + Complaint.shown(found);
    }
}
