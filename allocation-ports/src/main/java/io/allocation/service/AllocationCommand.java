package io.allocation.service;

import io.allocation.bus.ProductCommand;

/**
 * The library's own commands, one for each verb of {@link io.allocation.domain.Product}, where their rules are told.
 *
 * @param <R> the type of the answer
 */
public sealed interface AllocationCommand<R> extends ProductCommand<R>
        permits Allocate,
                ChangeLineQuantity,
                ShipLine,
                ReceiveBatch,
                ChangeBatchQuantity,
                ChangeBatchEta,
                MarkBatchArrived,
                WithdrawBatch {}
