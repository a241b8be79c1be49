/**
 * Generators for property-based tests, and contracts that every adapter has to fulfil.
 *
 * <p>Users start from {@link io.allocation.testkit.AllocationDomain}; adapter authors from
 * {@link io.allocation.testkit.StoreContract}.
 */
module io.allocation.testkit {
    requires transitive io.allocation.domain;
    requires transitive io.allocation.ports;
    requires transitive java.sql;
    requires transitive net.jqwik.api;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static org.jspecify;

    exports io.allocation.testkit;

    // The tests in the contracts are package-private: JUnit, jqwik and AssertJ reach them by reflection.
    opens io.allocation.testkit;
}
