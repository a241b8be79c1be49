package io.allocation.examples.flashsale;

import java.util.ArrayList;
import java.util.List;

/** A display that keeps what it is shown. */
final class Recorded implements Display {

    final List<Look> looks = new ArrayList<>();

    @Override
    public void show(Look look) {
        looks.add(look);
    }

    @Override
    public void say(String line) {}
}
