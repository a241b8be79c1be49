package io.allocation.testkit;

import static io.allocation.testkit.Numbers.insert;
import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.testkit.FaultInjectingDataSource.Fault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which calls are counted, and how they are listed. */
class FaultInjectingCallsTest {

    private static final String SELECT = "SELECT id FROM number";
    private static final String PREPARED_INSERT = "INSERT INTO number VALUES (?)";

    private Numbers numbers;
    private FaultInjectingDataSource dataSource;

    @BeforeEach
    void open() throws SQLException {
        numbers = new Numbers();
        dataSource = FaultInjectingDataSource.around(numbers.dataSource());
    }

    @AfterEach
    void close() throws SQLException {
        numbers.close();
    }

    @Test
    void calls_to_the_database_are_listed_in_order() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement(PREPARED_INSERT)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
            statement.execute(insert(1));
            statement.executeQuery(SELECT).close();
            Savepoint savepoint = connection.setSavepoint();
            prepared.setInt(1, 2);
            prepared.executeUpdate();
            connection.rollback(savepoint);
            connection.releaseSavepoint(connection.setSavepoint("here"));
            connection.commit();
            connection.rollback();
        }
        assertThat(dataSource.calls())
                .containsExactly(
                        "connect",
                        "setTransactionIsolation(8)",
                        "setAutoCommit(false)",
                        "execute: " + insert(1),
                        "executeQuery: " + SELECT,
                        "setSavepoint",
                        "executeUpdate: " + PREPARED_INSERT,
                        "rollback(savepoint)",
                        "setSavepoint(here)",
                        "releaseSavepoint(savepoint)",
                        "commit",
                        "rollback");
        assertThat(numbers.committed()).containsExactly(1);
    }

    @Test
    void a_batch_is_one_call() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement(PREPARED_INSERT)) {
            for (int number = 1; number <= 3; number++) {
                prepared.setInt(1, number);
                prepared.addBatch();
                statement.addBatch(insert(10 + number));
            }
            prepared.executeBatch();
            statement.executeBatch();
        }
        assertThat(dataSource.calls()).containsExactly("connect", "executeBatch: " + PREPARED_INSERT, "executeBatch");
        assertThat(numbers.committed()).containsExactly(1, 2, 3, 11, 12, 13);
    }

    @Test
    void to_set_auto_commit_is_a_call_only_if_it_changes() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            connection.setAutoCommit(false);
            connection.setAutoCommit(false);
            connection.setAutoCommit(true);
        }
        assertThat(dataSource.calls()).containsExactly("connect", "setAutoCommit(false)", "setAutoCommit(true)");
    }

    @Test
    void what_does_not_go_to_the_database_is_not_counted() throws SQLException {
        try (Connection connection = dataSource.getConnection("sa", "");
                PreparedStatement prepared = connection.prepareStatement(SELECT);
                ResultSet rows = prepared.executeQuery()) {
            dataSource.injectAt(1, Fault.FAIL);
            rows.next();
            prepared.clearParameters();
            prepared.getUpdateCount();
            connection.getMetaData().getDatabaseProductName();
            connection.getAutoCommit();
            connection.getTransactionIsolation();
            connection.isValid(1);
            connection.isClosed();
            connection.clearWarnings();
        }
        assertThat(dataSource.calls()).isEmpty();
        assertThat(dataSource.hasStruck()).isFalse();
    }
}
