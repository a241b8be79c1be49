/**
 * The in-memory adapter: {@link io.allocation.adapters.memory.InMemoryStore}, for tests and small programs, and
 * {@link io.allocation.adapters.memory.InMemoryPublisher}, for tests.
 */
module io.allocation.adapters.memory {
    requires transitive io.allocation.ports;
    requires static org.jspecify;

    exports io.allocation.adapters.memory;
}
