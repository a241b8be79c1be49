package io.allocation.adapters.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement, one after the other, each with its type, also if it is null. */
final class Parameters {

    /** Sets those of one statement. */
    @FunctionalInterface
    interface Setter {
        void set(Parameters parameters) throws SQLException;
    }

    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters text(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    Parameters flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    /** Milliseconds since 1970. */
    Parameters time(Instant value) throws SQLException {
        return number(value.toEpochMilli());
    }

    /** The first millisecond that is not before it. */
    Parameters timeOrLater(Instant value) throws SQLException {
        return time(value.plusNanos(TimeUnit.MILLISECONDS.toNanos(1) - 1));
    }

    /** Not through {@link java.sql.Date}, which knows time zones and the Julian calendar. */
    Parameters day(@Nullable LocalDate value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.DATE);
        } else {
            statement.setObject(++index, value);
        }
        return this;
    }
}
