package io.allocation.examples.http;

import io.allocation.bus.LineCommand;
import io.allocation.domain.Allocation;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import java.util.List;

/**
 * An order no longer wants a product. Answered by what it gave back, earliest first; nothing if it held nothing.
 *
 * @param orderId the order
 * @param sku what it no longer wants
 */
record Deallocate(OrderId orderId, Sku sku) implements LineCommand<List<Allocation>> {}
