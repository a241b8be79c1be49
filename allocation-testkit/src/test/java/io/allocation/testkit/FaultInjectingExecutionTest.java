package io.allocation.testkit;

import static io.allocation.testkit.Numbers.insert;
import static io.allocation.testkit.Numbers.insertAndSelect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.testkit.FaultInjectingDataSource.Fault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each fault at each way to execute a statement, which is a transaction of its own. */
class FaultInjectingExecutionTest {

    @FunctionalInterface
    private interface Preparation<S extends Statement> {
        S on(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Execution<S extends Statement> {
        void of(S statement) throws SQLException;
    }

    /** A way to insert 1. */
    private record Way<S extends Statement>(String listed, Preparation<S> preparation, Execution<S> execution) {}

    @TestFactory
    Stream<DynamicTest> statements() {
        return Stream.of(
                        way("execute", statement -> statement.execute(insert(1))),
                        way("execute", statement -> statement.execute(insert(1), Statement.RETURN_GENERATED_KEYS)),
                        way("execute", statement -> statement.execute(insert(1), new int[] {1})),
                        way("execute", statement -> statement.execute(insert(1), new String[] {"ID"})),
                        way("executeUpdate", statement -> statement.executeUpdate(insert(1))),
                        way("executeLargeUpdate", statement -> statement.executeLargeUpdate(insert(1))),
                        new Way<>(
                                "executeQuery: " + insertAndSelect(1),
                                Connection::createStatement,
                                statement -> statement.executeQuery(insertAndSelect(1))))
                .flatMap(FaultInjectingExecutionTest::withEachFault);
    }

    private static Way<Statement> way(String method, Execution<Statement> execution) {
        return new Way<>(method + ": " + insert(1), Connection::createStatement, execution);
    }

    @TestFactory
    Stream<DynamicTest> batches_of_statements() {
        return Stream.of(
                        new Way<>("executeBatch", this::batch, Statement::executeBatch),
                        new Way<>("executeLargeBatch", this::batch, Statement::executeLargeBatch))
                .flatMap(FaultInjectingExecutionTest::withEachFault);
    }

    private Statement batch(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.addBatch(insert(1));
        return statement;
    }

    @TestFactory
    Stream<DynamicTest> prepared_statements() {
        return prepared(connection -> connection.prepareStatement(insert(1)));
    }

    @TestFactory
    Stream<DynamicTest> calls() {
        return prepared(connection -> connection.prepareCall(insert(1)));
    }

    private static Stream<DynamicTest> prepared(Preparation<PreparedStatement> preparation) {
        Preparation<PreparedStatement> batch = connection -> {
            PreparedStatement statement = preparation.on(connection);
            statement.addBatch();
            return statement;
        };
        String sql = ": " + insert(1);
        return Stream.of(
                        new Way<>("execute" + sql, preparation, PreparedStatement::execute),
                        new Way<>("executeUpdate" + sql, preparation, PreparedStatement::executeUpdate),
                        new Way<>("executeLargeUpdate" + sql, preparation, PreparedStatement::executeLargeUpdate),
                        new Way<>("executeBatch" + sql, batch, PreparedStatement::executeBatch),
                        new Way<>("executeLargeBatch" + sql, batch, PreparedStatement::executeLargeBatch))
                .flatMap(FaultInjectingExecutionTest::withEachFault);
    }

    @TestFactory
    Stream<DynamicTest> prepared_queries() {
        return withEachFault(new Way<>(
                "executeQuery: " + insertAndSelect(1),
                connection -> connection.prepareStatement(insertAndSelect(1)),
                PreparedStatement::executeQuery));
    }

    private static <S extends Statement> Stream<DynamicTest> withEachFault(Way<S> way) {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault + " " + way.listed(), () -> check(way, fault)));
    }

    private static <S extends Statement> void check(Way<S> way, Fault fault) throws SQLException {
        try (Numbers numbers = new Numbers()) {
            FaultInjectingDataSource dataSource = FaultInjectingDataSource.around(numbers.dataSource());
            try (Connection connection = dataSource.getConnection();
                    S statement = way.preparation().on(connection)) {
                dataSource.injectAt(1, fault);
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> way.execution().of(statement))
                        .returns(fault == Fault.FAIL ? "57014" : "08006", SQLException::getSQLState)
                        .withMessageEndingWith(way.listed());
                assertThat(dataSource.hasStruck()).isTrue();
                assertThat(dataSource.calls()).containsExactly(way.listed());
                assertThat(numbers.committed()).isEqualTo(fault == Fault.LOSE_AFTER ? List.of(1) : List.of());
                if (fault == Fault.FAIL) {
                    way.execution().of(statement);
                    assertThat(numbers.committed()).containsExactly(1);
                } else {
                    assertThat(numbers.sessions()).isZero();
                }
            }
        }
    }
}
