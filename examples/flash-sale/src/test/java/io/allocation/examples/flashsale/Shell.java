package io.allocation.examples.flashsale;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Calls the program as from a command line. */
final class Shell {

    private Shell() {}

    /** What a call left behind. */
    record Answer(int exitCode, String out, String err) {

        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    static Answer call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                FlashSale.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Answer(program.execute(arguments), out.toString(), err.toString());
    }
}
