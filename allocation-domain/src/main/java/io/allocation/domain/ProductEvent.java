package io.allocation.domain;

/**
 * What happened to one {@link Product}: either a {@link ProductChange}, or {@link OutOfStock}, which changes nothing
 * but tells that somebody is short.
 */
public sealed interface ProductEvent extends Event permits ProductChange, OutOfStock {

    /**
     * The product it happened to.
     *
     * @return the product's SKU
     */
    Sku sku();

    /**
     * Where in the product's history it happened: a change has a version of its own, one higher than the change before;
     * {@link OutOfStock} has the version of the state that had too little.
     *
     * @return the product's version with this event
     */
    long version();
}
