package io.allocation.testkit;

import io.allocation.domain.Batch;
import io.allocation.domain.Product;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchEta;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.MarkBatchArrived;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import io.allocation.service.WithdrawBatch;

/** Takes commands to a product directly, with no bus and no unit of work in between. */
final class Verbs {

    private Verbs() {}

    static Batch batch(ReceiveBatch command) {
        return new Batch(
                command.sku(),
                command.reference(),
                command.quantity(),
                0,
                0,
                command.eta(),
                command.expiry(),
                command.warehouse(),
                0);
    }

    static Object apply(Step step, Product product) {
        Circumstances now = step.circumstances();
        if (step.command() instanceof Allocate allocate) {
            return product.allocate(allocate.line(), now.policy(), now.today());
        }
        if (step.command() instanceof ChangeLineQuantity change) {
            return product.changeLineQuantity(change.orderId(), change.quantity(), now.policy(), now.today());
        }
        if (step.command() instanceof ShipLine ship) {
            return product.ship(ship.orderId());
        }
        return applyToBatch(step, product);
    }

    private static Object applyToBatch(Step step, Product product) {
        Circumstances now = step.circumstances();
        if (step.command() instanceof ReceiveBatch receive) {
            return product.receive(batch(receive));
        }
        if (step.command() instanceof ChangeBatchQuantity change) {
            return product.changeBatchQuantity(change.reference(), change.quantity(), now.policy(), now.today());
        }
        if (step.command() instanceof ChangeBatchEta change) {
            return product.changeEta(change.reference(), change.eta());
        }
        if (step.command() instanceof MarkBatchArrived arrived) {
            return product.markArrived(arrived.reference());
        }
        return product.withdraw(((WithdrawBatch) step.command()).reference(), now.policy(), now.today());
    }
}
