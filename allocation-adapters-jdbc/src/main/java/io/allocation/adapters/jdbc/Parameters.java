package io.allocation.adapters.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes the parameters of a statement, one after the other, each with its type, also if it is null. */
interface Parameters {

    /** Sets those of one statement. */
    @FunctionalInterface
    interface Setter {
        void set(Parameters parameters) throws SQLException;
    }

    Parameters text(@Nullable String value) throws SQLException;

    Parameters number(long value) throws SQLException;

    Parameters flag(boolean value) throws SQLException;

    Parameters day(@Nullable LocalDate value) throws SQLException;

    /** Many values of a type of the database's. */
    Parameters array(String type, Object[] values) throws SQLException;

    /** Milliseconds since 1970. */
    default Parameters time(Instant value) throws SQLException {
        return number(value.toEpochMilli());
    }

    /** The first millisecond that is not before it. */
    default Parameters timeOrLater(Instant value) throws SQLException {
        return time(value.plusNanos(TimeUnit.MILLISECONDS.toNanos(1) - 1));
    }
}
