package io.allocation.testkit;

import static io.allocation.testkit.Numbers.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.allocation.testkit.FaultInjectingDataSource.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By which call the fault is met, and that all else is the target's. */
class FaultInjectingDataSourceTest {

    private static final String SELECT = "SELECT id FROM number";

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
    void the_fault_strikes_the_numbered_call_once() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            dataSource.injectAt(2, Fault.FAIL);
            statement.execute(insert(1));
            assertThat(dataSource.hasStruck()).isFalse();
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(insert(2)));
            assertThat(dataSource.hasStruck()).isTrue();
            statement.execute(insert(3));
        }
        assertThat(dataSource.hasStruck()).isTrue();
        assertThat(dataSource.calls())
                .containsExactly("execute: " + insert(1), "execute: " + insert(2), "execute: " + insert(3));
        assertThat(numbers.committed()).containsExactly(1, 3);
    }

    @Test
    void both_injecting_and_resetting_start_afresh() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            dataSource.injectAt(2, Fault.FAIL);
            statement.execute(insert(1));
            dataSource.injectAt(2, Fault.FAIL);
            statement.execute(insert(2));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(insert(3)));
            dataSource.injectAt(2, Fault.FAIL);
            assertThat(dataSource.hasStruck()).isFalse();
            statement.execute(insert(3));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(insert(4)));
            dataSource.injectAt(1, Fault.FAIL);
            dataSource.reset();
            statement.execute(insert(4));
        }
        assertThat(dataSource.hasStruck()).isFalse();
        assertThat(dataSource.calls()).containsExactly("execute: " + insert(4));
    }

    @Test
    void of_several_threads_one_meets_the_fault() throws Exception {
        dataSource.injectAt(15, Fault.FAIL);
        List<Integer> refusals = Together.run(Collections.nCopies(4, () -> refusals(10)));
        assertThat(refusals).containsExactlyInAnyOrder(0, 0, 0, 1);
        assertThat(dataSource.calls()).hasSize(40);
    }

    private int refusals(int attempts) {
        int refusals = 0;
        for (int i = 0; i < attempts; i++) {
            try {
                dataSource.getConnection().close();
            } catch (SQLException e) {
                refusals++;
            }
        }
        return refusals;
    }

    /** Without a database, which would keep the threads apart. */
    @Test
    void threads_that_call_at_the_same_time_get_different_numbers() throws Exception {
        FaultPlan plan = new FaultPlan();
        plan.injectAt(1_000_000, Fault.FAIL);
        Callable<Long> meeting = () -> IntStream.range(0, 500_000)
                .mapToObj(i -> plan.meet("call"))
                .filter(Objects::nonNull)
                .count();
        List<Long> faults = Together.run(Collections.nCopies(4, meeting));
        assertThat(faults).containsExactlyInAnyOrder(0L, 0L, 0L, 1L);
        assertThat(plan.calls()).hasSize(2_000_000);
    }

    @Test
    void what_the_database_refuses_arrives_as_it_is() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(insert(1));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(insert(1)))
                    .returns("23505", SQLException::getSQLState);
        }
        assertThat(dataSource.hasStruck()).isFalse();
    }

    @Test
    void statements_lead_back_to_the_proxy_and_unwrapping_to_the_target() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement(SELECT);
                CallableStatement callable = connection.prepareCall(SELECT)) {
            assertThat(List.of(statement.getConnection(), prepared.getConnection(), callable.getConnection()))
                    .containsOnly(connection);
            assertThat(connection.isWrapperFor(JdbcConnection.class)).isTrue();
            assertThat(connection.unwrap(JdbcConnection.class)).isInstanceOf(JdbcConnection.class);
        }
        assertThat(dataSource.isWrapperFor(JdbcDataSource.class)).isTrue();
        assertThat(dataSource.isWrapperFor(Connection.class)).isFalse();
        assertThat(dataSource.unwrap(JdbcDataSource.class)).isSameAs(numbers.dataSource());
    }

    @Test
    void proxies_are_equal_to_themselves_and_tell_what_they_are() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Connection other = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Connection same = statement.getConnection();
            assertThat(connection).isEqualTo(same).isNotEqualTo(other).isNotEqualTo(null);
            assertThat(connection).hasSameHashCodeAs(same);
            assertThat(connection.toString()).startsWith("fault-injecting conn");
        }
    }

    @Test
    void the_rest_of_the_data_source_is_the_target_s() throws SQLException {
        PrintWriter log = new PrintWriter(new StringWriter());
        dataSource.setLogWriter(log);
        dataSource.setLoginTimeout(17);
        assertThat(numbers.dataSource().getLogWriter()).isSameAs(log).isSameAs(dataSource.getLogWriter());
        assertThat(dataSource.getLoginTimeout())
                .isEqualTo(numbers.dataSource().getLoginTimeout())
                .isEqualTo(17);
        assertThat(dataSource.getParentLogger()).isSameAs(numbers.dataSource().getParentLogger());
    }

    @Test
    void arguments_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dataSource.injectAt(0, Fault.FAIL))
                .withMessage("call must be positive: 0");
        assertThatNullPointerException()
                .isThrownBy(() -> dataSource.injectAt(1, null))
                .withMessage("fault");
        assertThatNullPointerException()
                .isThrownBy(() -> FaultInjectingDataSource.around(null))
                .withMessage("target");
    }
}
