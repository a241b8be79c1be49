package io.allocation.testkit;

import static io.allocation.testkit.Numbers.insert;
import static io.allocation.testkit.Numbers.insertAndSelect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.allocation.testkit.FaultInjectingDataSource.Fault;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that is lost: what is left of it, and how its session ends. */
class FaultInjectingLossTest {

    private Numbers numbers;
    private FaultInjectingDataSource dataSource;
    private Connection connection;
    private Statement statement;
    private PreparedStatement prepared;

    @BeforeEach
    void open() throws SQLException {
        numbers = new Numbers();
        dataSource = FaultInjectingDataSource.around(numbers.dataSource());
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        statement = connection.createStatement();
        prepared = connection.prepareStatement(insert(9));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        numbers.close();
    }

    private void loseAt(Fault fault, ThrowingCallable call) {
        dataSource.injectAt(1, fault);
        assertThatExceptionOfType(SQLNonTransientConnectionException.class)
                .isThrownBy(call)
                .returns("08006", SQLException::getSQLState);
    }

    @Test
    void only_its_end_can_still_be_asked_for() throws SQLException {
        loseAt(Fault.LOSE_BEFORE, connection::commit);
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThat(statement.isClosed()).isTrue();
        assertThat(prepared.isClosed()).isTrue();
        for (AutoCloseable harmless : List.of(prepared, statement, connection, connection)) {
            assertThatCode(harmless::close).doesNotThrowAnyException();
        }
        assertThatCode(() -> connection.abort(Runnable::run)).doesNotThrowAnyException();
    }

    @Test
    void all_else_fails_and_is_not_counted() {
        loseAt(Fault.LOSE_BEFORE, connection::commit);
        List<ThrowingCallable> calls = List.of(
                connection::commit,
                connection::rollback,
                connection::createStatement,
                connection::getAutoCommit,
                connection::getMetaData,
                () -> connection.setAutoCommit(false),
                () -> connection.setAutoCommit(true),
                () -> connection.prepareStatement(insert(1)),
                () -> statement.execute(insert(1)),
                statement::getConnection,
                prepared::executeUpdate,
                prepared::addBatch);
        for (ThrowingCallable call : calls) {
            assertThatExceptionOfType(SQLNonTransientConnectionException.class)
                    .isThrownBy(call)
                    .returns("08003", SQLException::getSQLState);
        }
        assertThat(dataSource.calls()).containsExactly("commit");
    }

    @Test
    void client_info_fails_as_it_is_declared_to() {
        loseAt(Fault.LOSE_BEFORE, connection::commit);
        assertThatExceptionOfType(SQLClientInfoException.class)
                .isThrownBy(() -> connection.setClientInfo("name", "value"))
                .returns("08003", SQLException::getSQLState);
        assertThatExceptionOfType(SQLClientInfoException.class)
                .isThrownBy(() -> connection.setClientInfo(new Properties()));
    }

    @Test
    void it_is_still_an_object() throws SQLException {
        Connection same = statement.getConnection();
        int hash = connection.hashCode();
        loseAt(Fault.LOSE_BEFORE, connection::commit);
        assertThat(connection).isEqualTo(same);
        assertThat(connection.hashCode()).isEqualTo(hash);
        assertThat(connection.toString()).startsWith("fault-injecting");
    }

    @Test
    void other_connections_live_on() throws SQLException {
        try (Connection other = dataSource.getConnection();
                Statement insertion = other.createStatement()) {
            loseAt(Fault.LOSE_BEFORE, connection::commit);
            insertion.execute(insert(1));
        }
        try (Connection next = dataSource.getConnection();
                Statement insertion = next.createStatement()) {
            insertion.execute(insert(2));
        }
        assertThat(numbers.committed()).containsExactly(1, 2);
    }

    @Test
    void its_transaction_is_over_when_the_caller_hears_of_it() throws SQLException {
        for (Fault fault : List.of(Fault.LOSE_BEFORE, Fault.LOSE_AFTER)) {
            Connection lost = dataSource.getConnection();
            lost.setAutoCommit(false);
            Statement insertion = lost.createStatement();
            insertion.execute(insert(1));
            loseAt(fault, () -> insertion.executeQuery(insertAndSelect(2)));
            // Would wait for the lock if the row were still there.
            statement.execute(insert(1));
            statement.execute(insert(2));
            connection.rollback();
        }
        assertThat(numbers.committed()).isEmpty();
    }

    @Test
    void a_refusal_of_the_database_does_not_arrive_either() throws SQLException {
        statement.execute(insert(1));
        dataSource.injectAt(1, Fault.LOSE_AFTER);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> statement.execute(insert(1)))
                .returns("08006", SQLException::getSQLState)
                .withNoCause()
                .satisfies(loss -> assertThat(loss.getSuppressed()).hasSize(1));
        assertThat(numbers.committed()).isEmpty();
        assertThat(numbers.sessions()).isZero();
    }

    @Test
    void a_driver_that_can_abort_is_asked_for_no_more() {
        assertThat(endOfSession("")).containsExactly("abort", "isClosed");
    }

    @Test
    void a_driver_that_cannot_abort_rolls_back_and_closes() {
        assertThat(endOfSession("abort")).containsExactly("abort", "isClosed", "getAutoCommit", "rollback", "close");
    }

    @Test
    void a_session_that_does_not_end_is_not_passed_over() {
        assertThatIllegalStateException()
                .isThrownBy(() -> endOfSession("isClosed"))
                .withMessage("cannot cut the connection stub")
                .withCauseInstanceOf(SQLException.class);
    }

    /** What a driver is asked that supports all but one method. */
    private static List<String> endOfSession(String unsupported) {
        List<String> asked = new ArrayList<>();
        Connection stub = (Connection) Proxy.newProxyInstance(
                FaultInjectingLossTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("toString")) {
                        return "stub";
                    }
                    asked.add(method.getName());
                    if (method.getName().equals(unsupported)) {
                        throw new SQLFeatureNotSupportedException(unsupported);
                    }
                    return method.getReturnType() == boolean.class ? unsupported.isEmpty() : null;
                });
        FaultyLink.cut(stub);
        return asked;
    }
}
