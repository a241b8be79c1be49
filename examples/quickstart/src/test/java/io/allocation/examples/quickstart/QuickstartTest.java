package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void tells_who_gets_which_batch() {
        assertThat(outputOf(() -> Quickstart.main(new String[0]))).isEqualToNormalizingNewlines("""
                order-1 gets B-1
                order-2 gets B-1
                order-3 gets SHIP-7
                order-2 has B-1 already
                order-4 gets nothing: 1 short
                order-2 moves from B-1 to SHIP-7
                B-1 has 2 of 8 left
                SHIP-7 has 4 of 20 left
                order-2 holds SHIP-7
                """);
    }

    private static String outputOf(Runnable program) {
        PrintStream terminal = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(terminal);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
