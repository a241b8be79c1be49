package io.allocation.ports;

/** How a unit of work deals with others that change the same products at the same time. Neither ever oversells. */
public enum Locking {
    /** Go ahead, and find out at commit whether somebody was faster: cheapest where that is rare. */
    OPTIMISTIC,
    /** May wait for the others and keep them waiting, so that the commit goes through: for the second attempt. */
    PESSIMISTIC
}
