package io.allocation.testkit;

import static io.allocation.testkit.Numbers.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.testkit.FaultInjectingDataSource.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault at each call on a connection, with 1 inserted but not committed. */
class FaultInjectingTransactionTest {

    private Numbers numbers;
    private FaultInjectingDataSource dataSource;
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        numbers = new Numbers();
        dataSource = FaultInjectingDataSource.around(numbers.dataSource());
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        execute(insert(1));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        numbers.close();
    }

    @Test
    void connecting() throws SQLException {
        connection.close();
        refused(dataSource::getConnection);
        lost(Fault.LOSE_BEFORE, dataSource::getConnection);
        lost(Fault.LOSE_AFTER, dataSource::getConnection);
        lost(Fault.LOSE_AFTER, () -> dataSource.getConnection("sa", ""));
    }

    @Test
    void a_connection_that_is_refused_or_lost_before_is_never_opened() {
        FaultInjectingDataSource outer = FaultInjectingDataSource.around(dataSource);
        dataSource.reset();
        outer.injectAt(1, Fault.FAIL);
        assertThatExceptionOfType(SQLException.class).isThrownBy(outer::getConnection);
        outer.injectAt(1, Fault.LOSE_BEFORE);
        assertThatExceptionOfType(SQLException.class).isThrownBy(outer::getConnection);
        assertThat(dataSource.calls()).isEmpty();
        outer.injectAt(1, Fault.LOSE_AFTER);
        assertThatExceptionOfType(SQLException.class).isThrownBy(outer::getConnection);
        assertThat(dataSource.calls()).first().isEqualTo("connect");
    }

    @Test
    void commit_refused() throws SQLException {
        refused(connection::commit);
        assertThat(numbers.committed()).isEmpty();
        connection.commit();
        assertThat(numbers.committed()).containsExactly(1);
    }

    @Test
    void commit_lost_before() throws SQLException {
        lost(Fault.LOSE_BEFORE, connection::commit);
        assertThat(numbers.committed()).isEmpty();
    }

    @Test
    void commit_lost_after() throws SQLException {
        lost(Fault.LOSE_AFTER, connection::commit);
        assertThat(numbers.committed()).containsExactly(1);
    }

    @Test
    void rollback_refused() throws SQLException {
        refused(connection::rollback);
        connection.commit();
        assertThat(numbers.committed()).containsExactly(1);
    }

    @Test
    void rollback_lost_before() throws SQLException {
        lost(Fault.LOSE_BEFORE, connection::rollback);
        assertThat(numbers.committed()).isEmpty();
    }

    @Test
    void rollback_lost_after() throws SQLException {
        lost(Fault.LOSE_AFTER, connection::rollback);
        assertThat(numbers.committed()).isEmpty();
    }

    /** A change of the mode commits. */
    @Test
    void setting_auto_commit_refused() throws SQLException {
        refused(() -> connection.setAutoCommit(true));
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(numbers.committed()).isEmpty();
    }

    @Test
    void setting_auto_commit_lost_before() throws SQLException {
        lost(Fault.LOSE_BEFORE, () -> connection.setAutoCommit(true));
        assertThat(numbers.committed()).isEmpty();
    }

    @Test
    void setting_auto_commit_lost_after() throws SQLException {
        lost(Fault.LOSE_AFTER, () -> connection.setAutoCommit(true));
        assertThat(numbers.committed()).containsExactly(1);
    }

    @Test
    void setting_the_isolation_refused() throws SQLException {
        refused(() -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }

    /** H2 commits what is open. */
    @Test
    void setting_the_isolation_lost() throws SQLException {
        lost(Fault.LOSE_BEFORE, () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
        assertThat(numbers.committed()).isEmpty();
        reconnect();
        lost(Fault.LOSE_AFTER, () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
        assertThat(numbers.committed()).containsExactly(1);
    }

    @Test
    void savepoints_refused() throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        execute(insert(2));
        refused(connection::setSavepoint);
        refused(() -> connection.setSavepoint("named"));
        refused(() -> connection.rollback(savepoint));
        refused(() -> connection.releaseSavepoint(savepoint));
        execute(insert(3));
        connection.commit();
        assertThat(numbers.committed()).containsExactly(1, 2, 3);
    }

    @Test
    void savepoints_lost() throws SQLException {
        for (Fault fault : new Fault[] {Fault.LOSE_BEFORE, Fault.LOSE_AFTER}) {
            lost(fault, connection::setSavepoint);
            reconnect();
            lost(fault, () -> connection.setSavepoint("named"));
            reconnect();
            Savepoint first = connection.setSavepoint();
            lost(fault, () -> connection.rollback(first));
            reconnect();
            Savepoint second = connection.setSavepoint();
            lost(fault, () -> connection.releaseSavepoint(second));
            reconnect();
        }
        assertThat(numbers.committed()).isEmpty();
    }

    private void reconnect() throws SQLException {
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        execute(insert(1));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void refused(ThrowingCallable call) {
        dataSource.injectAt(1, Fault.FAIL);
        assertThatExceptionOfType(SQLException.class).isThrownBy(call).returns("57014", SQLException::getSQLState);
        assertThat(dataSource.calls()).hasSize(1);
    }

    private void lost(Fault fault, ThrowingCallable call) throws SQLException {
        dataSource.injectAt(1, fault);
        assertThatExceptionOfType(SQLException.class).isThrownBy(call).returns("08006", SQLException::getSQLState);
        assertThat(dataSource.calls()).hasSize(1);
        assertThat(numbers.sessions()).isZero();
    }
}
