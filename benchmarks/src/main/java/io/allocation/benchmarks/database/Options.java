package io.allocation.benchmarks.database;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param what what to run
 * @param given the options that are not left to their defaults
 */
record Options(Case what, Map<String, String> given) {

    enum Case {
        NAIVE,
        GROWTH_LINES,
        GROWTH_EXHAUSTED,
        EXPLAIN,
        RELAY,
        RELAY_KAFKA,
        CONSUMERS,
        OUTBOX_COST
    }

    private static final Set<String> KNOWN = Set.of("--seconds", "--rounds", "--url");

    static Options parse(List<String> arguments) {
        if (arguments.size() % 2 == 0) {
            throw new IllegalArgumentException("a case, then options with a value each");
        }
        Map<String, String> given = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            given.put(arguments.get(i), arguments.get(i + 1));
        }
        if (!KNOWN.containsAll(given.keySet())) {
            throw new IllegalArgumentException("options are " + KNOWN);
        }
        return new Options(
                Case.valueOf(arguments.get(0).toUpperCase(Locale.ROOT).replace('-', '_')), given);
    }

    int seconds(int orElse) {
        return number("--seconds", orElse);
    }

    int rounds(int orElse) {
        return number("--rounds", orElse);
    }

    private int number(String option, int orElse) {
        return Integer.parseInt(given.getOrDefault(option, Integer.toString(orElse)));
    }

    /** Empty if a server is to be started. */
    String url() {
        return given.getOrDefault("--url", "");
    }
}
