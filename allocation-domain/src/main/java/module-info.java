/**
 * The rules of allocation: which batch of stock serves which order line. Needs {@code java.base} and nothing else.
 *
 * <p>{@link io.allocation.domain.Product} is the aggregate and the consistency boundary, one per SKU; start reading
 * there. It decides and records {@link io.allocation.domain.ProductEvent}s; storing and publishing them is the work of
 * the modules around this one.
 */
module io.allocation.domain {
    requires static org.jspecify;

    exports io.allocation.domain;
}
