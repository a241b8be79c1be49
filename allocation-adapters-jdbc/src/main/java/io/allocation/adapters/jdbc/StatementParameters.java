package io.allocation.adapters.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Hands parameters on to a statement. */
final class StatementParameters implements Parameters {

    private final PreparedStatement statement;
    private int index;

    StatementParameters(PreparedStatement statement) {
        this.statement = statement;
    }

    @Override
    public Parameters text(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    @Override
    public Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    @Override
    public Parameters flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    /** Not through {@link java.sql.Date}, which knows time zones and the Julian calendar. */
    @Override
    public Parameters day(@Nullable LocalDate value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.DATE);
        } else {
            statement.setObject(++index, value);
        }
        return this;
    }

    @Override
    public Parameters array(String type, Object[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
