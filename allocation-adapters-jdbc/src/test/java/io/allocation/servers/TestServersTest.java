package io.allocation.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestServersTest {

    static Stream<TestServer> shared() {
        return Stream.of(TestServers.postgres(), TestServers.mariadb());
    }

    static Stream<Supplier<OwnServer>> started() {
        return Stream.of(PostgresServer::durable, MariaDbServer::durable);
    }

    @ParameterizedTest
    @MethodSource("shared")
    void new_databases_are_empty_and_separate(TestServer server) throws SQLException {
        String one = server.newDatabase();
        String other = server.newDatabase();

        execute(one, "CREATE TABLE stock (id INT)", "INSERT INTO stock VALUES (1)");
        execute(other, "CREATE TABLE stock (id INT)");

        assertThat(answer(one, "SELECT COUNT(*) FROM stock")).isEqualTo("1");
        assertThat(answer(other, "SELECT COUNT(*) FROM stock")).isEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource("shared")
    void a_database_is_dropped_whatever_its_connections_do(TestServer server) throws SQLException {
        String url = server.newDatabase();
        execute(url, "CREATE TABLE stock (id INT PRIMARY KEY)");
        try (Connection connection = TestServers.dataSource(url).getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "INSERT INTO stock VALUES (1)");

            server.drop(url);

            assertThat(connection.isValid(1)).isFalse();
        }
        assertThatThrownBy(() -> answer(url, "SELECT 1")).isInstanceOf(SQLException.class);
        server.drop(url);
    }

    @ParameterizedTest
    @MethodSource("shared")
    void what_all_tests_share_cannot_be_killed(TestServer server) {
        assertThatThrownBy(server::kill).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(server::restart).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void sessions_are_in_a_time_zone_other_than_utc() throws SQLException {
        assertTimeZone(TestServers.postgres().newDatabase(), "SHOW TimeZone", "Asia/Kathmandu");
        assertTimeZone(TestServers.mariadb().newDatabase(), "SELECT @@session.time_zone", "+05:45");
    }

    private static void assertTimeZone(String url, String question, String zone) throws SQLException {
        assertThat(answer(url, question)).isEqualTo(zone);
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(answer(connection, question)).isEqualTo(zone);
        }
    }

    @Test
    void postgres_keeps_text_in_utf_8() throws SQLException {
        String url = TestServers.postgres().newDatabase();

        assertThat(answer(url, "SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(answer(url, "SELECT octet_length('\u20AC')")).isEqualTo("3");
    }

    @Test
    void mariadb_keeps_its_default_character_set() throws SQLException {
        assertThat(answer(
                        TestServers.mariadb().newDatabase(),
                        "SELECT @@character_set_database = @@character_set_server"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @MethodSource("shared")
    void two_hundred_connections_are_possible(TestServer server) throws SQLException {
        String question = server.equals(TestServers.postgres()) ? "SHOW max_connections" : "SELECT @@max_connections";

        assertThat(Integer.parseInt(answer(server.newDatabase(), question))).isGreaterThanOrEqualTo(200);
    }

    @Test
    void a_started_postgres_is_durable() throws SQLException {
        try (TestServer server = TestServers.startPostgres()) {
            String url = server.newDatabase();

            assertThat(answer(url, "SHOW fsync")).isEqualTo("on");
            assertThat(answer(url, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(answer(url, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void a_started_mariadb_is_durable() throws SQLException {
        try (TestServer server = TestServers.startMariaDb()) {
            assertThat(answer(server.newDatabase(), "SELECT @@innodb_flush_log_at_trx_commit"))
                    .isEqualTo("1");
        }
    }

    @ParameterizedTest
    @MethodSource("started")
    void what_is_committed_survives_kills(Supplier<OwnServer> start) throws SQLException {
        try (TestServer server = start.get()) {
            String url = server.newDatabase();
            execute(url, "CREATE TABLE stock (id INT PRIMARY KEY)", "INSERT INTO stock VALUES (1)");
            try (Connection connection = TestServers.dataSource(url).getConnection()) {
                connection.setAutoCommit(false);
                execute(connection, "INSERT INTO stock VALUES (2)");
                server.kill();
                assertThat(connection.isValid(1)).isFalse();
            }
            assertThatThrownBy(() -> answer(url, "SELECT 1")).isInstanceOf(SQLException.class);
            server.restart();
            execute(url, "INSERT INTO stock VALUES (3)");
            server.kill();
            server.restart();

            assertThat(answer(url, "SELECT SUM(id) FROM stock")).isEqualTo("4");
        }
    }

    @ParameterizedTest
    @MethodSource("started")
    void nothing_is_left_of_a_closed_server(Supplier<OwnServer> start) {
        OwnServer server = start.get();
        server.kill();

        server.close();

        assertThat(server.accepts()).isFalse();
        assertThat(server.directory()).doesNotExist();
        assertThatIllegalStateException().isThrownBy(server::restart);
    }

    @Test
    void a_server_that_does_not_start_shows_its_log() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MariaDbServer.started("nonsense"))
                .withMessageContaining("nonsense");
    }

    @Test
    void h2_is_a_database_too() throws SQLException {
        assertThat(answer("jdbc:h2:mem:", "SELECT 1")).isEqualTo("1");
        assertThatIllegalArgumentException().isThrownBy(() -> TestServers.dataSource("jdbc:other:"));
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = TestServers.dataSource(url).getConnection()) {
            execute(connection, statements);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String answer(String url, String question) throws SQLException {
        try (Connection connection = TestServers.dataSource(url).getConnection()) {
            return answer(connection, question);
        }
    }

    private static String answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
