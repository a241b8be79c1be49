package io.allocation.examples.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.allocation.ports.StoreException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTest {

    private static final Proof SOLD_OUT = new Proof(10, 0, 10, 0, 0);

    private final Till till = new Till();

    private Round round(boolean closedEarly, Proof proof) {
        return new Round(new Entry("round 1", Mode.ALONE, 10, true), 1, till, closedEarly, proof);
    }

    @Test
    void has_no_problems_when_sold_out() {
        assertThat(round(false, SOLD_OUT).problems()).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(new Proof(10, 0, 9, 0, 0), "orders hold 9 units, but purchased - left is 10"),
                arguments(new Proof(10, -1, 11, 0, 0), "oversold: orders hold 11 units of 10"),
                arguments(new Proof(10, 0, 10, 0, -1), "oversold: -1 units were left"),
                arguments(new Proof(10, 0, 10, 2, 0), "2 orders do not hold what their buyers were told"),
                arguments(new Proof(10, 3, 7, 0, 3), "3 units are left, but every buyer went away"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void tells_what_is_wrong(Proof proof, String problem) {
        assertThat(round(false, proof).problems()).containsExactly("round 1: " + problem);
    }

    @Test
    void may_leave_something_if_buyers_were_sent_away() {
        assertThat(round(true, new Proof(10, 3, 7, 0, 3)).problems()).isEmpty();
    }

    @Test
    void tells_how_many_orders_failed_and_why_the_first() {
        till.failed(new StoreException("it is gone"));
        till.failed(new StoreException("still gone"));

        assertThat(round(false, SOLD_OUT).problems())
                .singleElement()
                .asString()
                .startsWith("round 1: 2 orders failed, the first of them: ")
                .endsWith("it is gone");
    }
}
