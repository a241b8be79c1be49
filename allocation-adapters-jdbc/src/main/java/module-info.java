/** Keeps everything in PostgreSQL, MariaDB or H2. Start from {@link io.allocation.adapters.jdbc.JdbcStore}. */
module io.allocation.adapters.jdbc {
    requires transitive io.allocation.domain;
    requires transitive io.allocation.ports;
    requires transitive java.sql;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.allocation.adapters.jdbc;
}
