package io.allocation.examples.flashsale;

import java.sql.Connection;
import org.h2.api.Trigger;

/** Has H2 write down one unit more than it is told to. */
public final class OneTooMany implements Trigger {

    private static final int QUANTITY = 3;
    private static final int ORDERED = 4;

    @Override
    public void fire(Connection connection, Object[] before, Object[] claim) {
        claim[QUANTITY] = (Long) claim[QUANTITY] + 1;
        claim[ORDERED] = (Long) claim[ORDERED] + 1;
    }
}
