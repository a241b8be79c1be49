package io.allocation.examples.flashsale;

import io.allocation.bus.Coalescing;

/** The two ways of selling that are compared. */
enum Mode {
    ALONE("without coalescing"),
    SHARED("with coalescing");

    private final String text;

    Mode(String text) {
        this.text = text;
    }

    Coalescing coalescing() {
        return this == ALONE ? Coalescing.none() : Coalescing.standard();
    }

    @Override
    public String toString() {
        return text;
    }
}
