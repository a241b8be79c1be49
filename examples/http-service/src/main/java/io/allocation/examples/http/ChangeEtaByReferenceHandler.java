package io.allocation.examples.http;

import io.allocation.bus.CommandHandler;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Product;
import io.allocation.ports.Work;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Finds the product by its batch, and changes that batch's ETA. */
@Component
final class ChangeEtaByReferenceHandler implements CommandHandler<ChangeEtaByReference, BatchChangeResult> {

    @Override
    public BatchChangeResult handle(ChangeEtaByReference command, Work unitOfWork) {
        BatchReference reference = command.reference();
        Product product =
                unitOfWork.products().getByBatch(reference).orElseThrow(() -> NotFoundException.batch(reference));
        LocalDate eta = command.eta();
        return eta == null ? product.markArrived(reference) : product.changeEta(reference, eta);
    }
}
