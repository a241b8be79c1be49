package io.allocation.examples.flashsale;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Tells what all rounds brought about, line by line. Not thread-safe. */
final class Report {

    private final Consumer<String> out;
    private final List<Round> rounds;

    /**
     * A report.
     *
     * @param rounds all of them, the warm-up included
     * @param out takes the lines
     */
    Report(List<Round> rounds, Consumer<String> out) {
        this.rounds = rounds;
        this.out = out;
    }

    void print(int buyers) {
        line("");
        line("%18s%12s%10s%10s%10s%9s%8s", "", "orders/s", "p50 ms", "p99 ms", "sold", "refused", "failed");
        Stream.of(Mode.values()).filter(mode -> !measured(mode).isEmpty()).forEach(this::printMode);
        printRatio(buyers);
        line("");
        printProof();
    }

    private List<Round> measured(Mode mode) {
        return rounds.stream()
                .filter(round -> round.entry().measured() && round.entry().mode() == mode)
                .toList();
    }

    private void printMode(Mode mode) {
        List<Round> of = measured(mode);
        Histogram micros = new Histogram(3);
        of.forEach(round -> micros.add(round.micros()));
        line(
                "%-18s%,12.0f%,10.1f%,10.1f%,10d%,9d%,8d",
                mode,
                perSecond(of),
                Look.millis(micros, 50),
                Look.millis(micros, 99),
                micros.getTotalCount(),
                sum(of, round -> round.till().refusals()),
                sum(of, round -> round.till().failures()));
    }

    private void printRatio(int buyers) {
        if (measured(Mode.SHARED).isEmpty()) {
            line("Stopped before both ways were measured.");
            return;
        }
        line("%-18s%12.1f", "ratio", perSecond(measured(Mode.SHARED)) / perSecond(measured(Mode.ALONE)));
        line("");
        line(
                "The ratio is that of this machine (%d processors), this database and %,d buyers.",
                Runtime.getRuntime().availableProcessors(), buyers);
    }

    private static double perSecond(List<Round> of) {
        return sum(of, Round::sold) / of.stream().mapToDouble(Round::seconds).sum();
    }

    private void printProof() {
        line("Read back through the views, order by order, warm-up included:");
        line(
                "%,d units in the orders; %,d purchased - %,d left = %,d",
                sum(rounds, round -> round.proof().held()),
                sum(rounds, round -> round.proof().purchased()),
                sum(rounds, round -> round.proof().left()),
                sum(rounds, round -> round.proof().purchased() - round.proof().left()));
        line(
                "sold out exactly: %d of %d SKUs; fewest units ever seen to be left: %,d",
                rounds.stream().filter(round -> round.proof().left() == 0).count(),
                rounds.size(),
                rounds.stream().mapToLong(round -> round.proof().lowest()).min().orElse(0));
    }

    private static long sum(List<Round> of, ToLongFunction<Round> value) {
        return of.stream().mapToLong(value).sum();
    }

    @SuppressWarnings("AnnotateFormatMethod") // a dependency for the sake of one private method
    private void line(String format, Object... values) {
        out.accept(String.format(Locale.ROOT, format, values));
    }
}
