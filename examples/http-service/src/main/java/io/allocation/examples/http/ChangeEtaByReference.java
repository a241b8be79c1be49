package io.allocation.examples.http;

import io.allocation.bus.Command;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * As {@link io.allocation.service.ChangeBatchEta} or {@link io.allocation.service.MarkBatchArrived}, from somebody who
 * does not know the SKU.
 *
 * @param reference the batch's name
 * @param eta the day it is expected, or null if it has arrived
 */
record ChangeEtaByReference(
        BatchReference reference, @Nullable LocalDate eta) implements Command<BatchChangeResult> {}
