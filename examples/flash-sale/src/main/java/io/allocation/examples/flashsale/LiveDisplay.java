package io.allocation.examples.flashsale;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** For terminals that know ANSI's escape sequences: a few lines, drawn again and again over themselves. */
final class LiveDisplay implements Display {

    private static final String ERASE_BELOW = "\033[J";
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private int height;

    LiveDisplay(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(Look look) {
        // In one go, or it flickers.
        StringBuilder text = new StringBuilder(erased());
        List<String> lines = lines(look);
        lines.forEach(line -> text.append(line).append(System.lineSeparator()));
        print(text.toString());
        height = lines.size();
    }

    @Override
    public void say(String line) {
        print(erased() + line + System.lineSeparator());
        height = 0;
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }

    /** Up to where the last picture began. */
    private String erased() {
        return height == 0 ? "" : "\033[" + height + "A\r" + ERASE_BELOW;
    }

    private static List<String> lines(Look look) {
        return List.of(
                look.title(),
                line("  stock   [%s] %,d of %,d left", bar(look), look.left(), look.stock()),
                line("  orders  %,d sold, %,d refused, %,d failed", look.sold(), look.refused(), look.failed()),
                line(
                        "  now     %,.0f orders/s, p50 %.1f ms, p99 %.1f ms",
                        look.perSecond(), Look.millis(look.micros(), 50), Look.millis(look.micros(), 99)));
    }

    /** Full as long as anything is sold at all; empty if, and only if, nothing is left. */
    private static String bar(Look look) {
        int full = (int) Math.min(WIDTH, (look.left() * WIDTH + look.stock() - 1) / look.stock());
        return "#".repeat(Math.max(full, 0)) + ".".repeat(WIDTH - Math.max(full, 0));
    }

    @SuppressWarnings("AnnotateFormatMethod") // a dependency for the sake of one private method
    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
