package io.allocation.examples.flashsale;

import java.io.PrintWriter;

/**
 * For files and pipes: lines that stay, and no others.
 *
 * @param out where they go
 */
record PlainDisplay(PrintWriter out) implements Display {

    @Override
    public void show(Look look) {}

    @Override
    public void say(String line) {
        out.println(line);
        out.flush();
    }
}
