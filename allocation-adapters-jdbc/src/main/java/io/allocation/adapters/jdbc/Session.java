package io.allocation.adapters.jdbc;

import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Runs statements on one connection, and tells of failures what was being done.
 *
 * @param connection the connection
 * @param database what it leads to
 */
record Session(Connection connection, Database database) {

    /** Reads a result. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    <T> T query(String purpose, String sql, Parameters.Setter parameters, Reader<T> reader) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(new Parameters(statement));
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException failure) {
            throw failure(purpose, failure);
        }
    }

    RuntimeException failure(String purpose, SQLException failure) {
        return database.isConflict(failure)
                ? new ConcurrencyException(
                        "could not " + purpose + ": another transaction is in the way: " + failure.getMessage(),
                        failure)
                : new StoreException("could not " + purpose + ": " + failure.getMessage(), failure);
    }
}
