package io.allocation.examples.flashsale;

/** Where one sees what happens. For one thread. */
interface Display {

    /** What it looks like now: takes the place of what it looked like before. */
    void show(Look look);

    /** A line that stays. */
    void say(String line);
}
