package io.allocation.adapters.jdbc;

import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

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
            parameters.set(new StatementParameters(statement));
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException failure) {
            throw failure(purpose, failure);
        }
    }

    /** A query among others, and who reads its result. */
    record Query(String sql, Parameters.Setter parameters, Results results) {}

    /** Reads a result to the end. */
    @FunctionalInterface
    interface Results {
        void read(ResultSet rows) throws SQLException;
    }

    /** As one statement, and so in one round trip. */
    void queryTogether(String purpose, List<Query> queries) {
        String sql = queries.stream().map(Query::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters parameters = new StatementParameters(statement);
            for (Query query : queries) {
                query.parameters().set(parameters);
            }
            statement.execute();
            for (Query query : queries) {
                query.results().read(statement.getResultSet());
                statement.getMoreResults();
            }
        } catch (SQLException failure) {
            throw failure(purpose, failure);
        }
    }

    /** Returns how many rows were written. */
    int update(String purpose, String sql, Parameters.Setter parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(new StatementParameters(statement));
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw failure(purpose, failure);
        }
    }

    /** The same statement many times, in as few round trips as the driver can. */
    void batch(String purpose, String sql, Collection<Parameters.Setter> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Parameters.Setter row : rows) {
                row.set(new StatementParameters(statement));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failure) {
            throw failure(purpose, failure);
        }
    }

    /** Returns whether the row was not there yet. */
    boolean insertIfAbsent(String purpose, String insert, Parameters.Setter parameters) {
        try (PreparedStatement statement = connection.prepareStatement(database.ignoringDuplicates(insert))) {
            parameters.set(new StatementParameters(statement));
            return statement.executeUpdate() == 1;
        } catch (SQLException failure) {
            if (database.failsForDuplicates() && Database.isIntegrityViolation(failure)) {
                return false;
            }
            throw failure(purpose, failure);
        }
    }

    /** Inserts rows that are not there yet; those that somebody else inserts meanwhile are a conflict at most. */
    void insertMissing(String purpose, String insert, Parameters.Setter parameters) {
        try (PreparedStatement statement = connection.prepareStatement(database.ignoringDuplicates(insert))) {
            parameters.set(new StatementParameters(statement));
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw Database.isIntegrityViolation(failure)
                    ? new ConcurrencyException("could not " + purpose + ": " + failure.getMessage(), failure)
                    : failure(purpose, failure);
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
