package io.allocation.benchmarks.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the command line says.
 *
 * @param cases what to run
 * @param isShort whether to measure less of everything
 * @param given the options that are not left to their defaults
 */
record Options(List<Case> cases, boolean isShort, Map<String, String> given) {

    private static final List<String> KNOWN = List.of("--seconds", "--rounds", "--url", "--data", "--out");

    static Options parse(List<String> arguments) {
        List<Case> cases = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        boolean isShort = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--short")) {
                isShort = true;
            } else if (!argument.startsWith("--")) {
                cases.add(named(argument));
            } else if (!KNOWN.contains(argument) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("options are --short and, with a value each, " + KNOWN);
            } else {
                given.put(argument, arguments.get(++i));
            }
        }
        boolean brief = isShort;
        return new Options(
                cases.isEmpty()
                        ? Arrays.stream(Case.values())
                                .filter(each -> each.isUsual(brief))
                                .toList()
                        : cases,
                isShort,
                given);
    }

    private static Case named(String name) {
        return Arrays.stream(Case.values())
                .filter(each -> each.title().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no case " + name + "; there are "
                        + Arrays.stream(Case.values()).map(Case::title).toList()));
    }

    Duration time() {
        return isShort && !given.containsKey("--seconds")
                ? Duration.ofMillis(1_500)
                : Duration.ofSeconds(number("--seconds", 5));
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

    /** Where a year of real orders is; empty if one is to be made up. */
    String data() {
        return given.getOrDefault("--data", "");
    }

    String out() {
        return given.getOrDefault("--out", "benchmarks/target");
    }

    @Override
    public String toString() {
        return cases.stream().map(Case::title).toList().toString().toLowerCase(Locale.ROOT);
    }
}
