package io.allocation.examples.flashsale;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Keeps a driver from printing what it throws as well: H2 does, with stack trace, if it cannot create its file. */
final class Quietly {

    private Quietly() {}

    static <T> T get(Supplier<T> result) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        try {
            return result.get();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
