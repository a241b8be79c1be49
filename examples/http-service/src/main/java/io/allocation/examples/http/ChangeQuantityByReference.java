package io.allocation.examples.http;

import io.allocation.bus.Command;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;

/**
 * As {@link io.allocation.service.ChangeBatchQuantity}, from somebody who does not know the SKU.
 *
 * @param reference the batch's name
 * @param quantity the units bought in all, zero or more
 */
record ChangeQuantityByReference(BatchReference reference, long quantity) implements Command<BatchChangeResult> {}
