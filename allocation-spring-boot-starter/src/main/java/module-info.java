/**
 * Wires the library onto the beans of a Spring Boot application: see
 * {@link io.allocation.spring.AllocationAutoConfiguration} and {@link io.allocation.spring.AllocationProperties}.
 */
module io.allocation.spring {
    requires transitive io.allocation.adapters.jdbc;
    requires transitive io.allocation.domain;
    requires transitive io.allocation.ports;
    requires io.allocation.adapters.json;
    requires java.sql;
    requires spring.beans;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.boot.jdbc;
    requires spring.boot.sql;
    requires spring.context;
    requires spring.core;
    requires spring.jdbc;
    requires spring.tx;
    requires static io.allocation.adapters.kafka;
    requires static kafka.clients;
    requires static micrometer.core;
    requires static micrometer.observation;
    requires static org.jspecify;
    requires static spring.boot.health;
    requires static spring.kafka;

    exports io.allocation.spring;

    opens io.allocation.spring;
}
