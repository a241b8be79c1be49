package io.allocation.service;

import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.Product;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownSkuException;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Work;
import java.time.Clock;
import java.time.LocalDate;

/**
 * The use cases: each takes a command to the verb of the product that it names. Wire them onto an adapter with
 * {@link #on}, or with {@link #builder} to add commands, event handlers and middleware of your own.
 */
public final class AllocationService {

    private final AllocationPolicy policy;
    private final Clock clock;

    private AllocationService(AllocationPolicy policy, Clock clock) {
        this.policy = Require.present("policy", policy);
        this.clock = Require.present("clock", clock);
    }

    /**
     * A bus that handles every {@link AllocationCommand}, with the standard policy; days begin and end in UTC.
     *
     * @param unitsOfWork the store
     * @return the bus
     */
    public static MessageBus on(UnitOfWorkFactory unitsOfWork) {
        return builder(unitsOfWork).build();
    }

    /**
     * As {@link #on}, to be added to.
     *
     * @param unitsOfWork the store
     * @return a builder that knows every {@link AllocationCommand}
     */
    public static MessageBus.Builder builder(UnitOfWorkFactory unitsOfWork) {
        return builder(unitsOfWork, AllocationPolicy.standard(), Clock.systemUTC());
    }

    /**
     * With a policy and a clock of your own.
     *
     * @param unitsOfWork the store
     * @param policy which batches are preferred, and how far a line may be cut
     * @param clock tells the day to judge expiry by
     * @return a builder that knows every {@link AllocationCommand}
     */
    public static MessageBus.Builder builder(UnitOfWorkFactory unitsOfWork, AllocationPolicy policy, Clock clock) {
        return new AllocationService(policy, clock).register(MessageBus.builder(unitsOfWork));
    }

    private MessageBus.Builder register(MessageBus.Builder bus) {
        return bus.command(
                        Allocate.class,
                        (command, work) ->
                                product(work, command.line().sku()).allocate(command.line(), policy, today()))
                .command(
                        ChangeLineQuantity.class,
                        (command, work) -> product(work, command.sku())
                                .changeLineQuantity(command.orderId(), command.quantity(), policy, today()))
                .command(
                        ShipLine.class,
                        (command, work) -> product(work, command.sku()).ship(command.orderId()))
                .command(
                        ReceiveBatch.class,
                        (command, work) -> productOrNew(work, command.sku()).receive(command.batch()))
                .command(
                        ChangeBatchQuantity.class,
                        (command, work) -> product(work, command.sku())
                                .changeBatchQuantity(command.reference(), command.quantity(), policy, today()))
                .command(
                        ChangeBatchEta.class,
                        (command, work) -> product(work, command.sku()).changeEta(command.reference(), command.eta()))
                .command(
                        MarkBatchArrived.class,
                        (command, work) -> product(work, command.sku()).markArrived(command.reference()))
                .command(
                        WithdrawBatch.class,
                        (command, work) -> product(work, command.sku()).withdraw(command.reference(), policy, today()))
                .requireHandlersFor(AllocationCommand.class);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Product product(Work unitOfWork, Sku sku) {
        return unitOfWork.products().get(sku).orElseThrow(() -> new UnknownSkuException(sku));
    }

    private static Product productOrNew(Work unitOfWork, Sku sku) {
        return unitOfWork.products().get(sku).orElseGet(() -> {
            Product product = Product.create(sku);
            unitOfWork.products().add(product);
            return product;
        });
    }
}
