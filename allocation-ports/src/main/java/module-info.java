/**
 * The edge of the hexagon: the ports that adapters implement, the message bus that users call, and the use cases
 * between.
 *
 * <p>{@link io.allocation.service.AllocationService} wires the use cases onto an adapter in one line; start there.
 */
module io.allocation.ports {
    requires transitive io.allocation.domain;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.allocation.bus;
    exports io.allocation.messaging;
    exports io.allocation.ports;
    exports io.allocation.service;
}
