package io.allocation.domain;

/**
 * A change of a product's state, describing the difference completely. The changes that a product recorded are all that
 * an adapter has to store: applied in order to the state before, they give the state after, and every state on the way
 * keeps {@code shipped <= allocated <= purchased}.
 */
public sealed interface ProductChange extends ProductEvent
        permits BatchReceived,
                BatchQuantityChanged,
                BatchWithdrawn,
                BatchEtaChanged,
                BatchArrived,
                LineAllocated,
                LineReallocated,
                LineDeallocated,
                LineQuantityChanged,
                LineShipped {

    /**
     * Carries this change out on stored state.
     *
     * @param records the state as it was before this change; afterwards as it is with it
     */
    void applyTo(StockRecords records);
}
