package io.allocation.endtoend;

import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A command that must not take effect twice, and would: each time it makes an order of its own.
 *
 * @param sku what is sold
 */
record SellOne(String sku) implements Command<AllocationResult> {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    static MessageBus.Builder register(MessageBus.Builder bus) {
        return bus.command(
                SellOne.class,
                (command, work) -> work.products()
                        .get(new Sku(command.sku()))
                        .orElseThrow()
                        .allocate(
                                OrderLine.of(UUID.randomUUID().toString(), command.sku(), 1),
                                AllocationPolicy.standard(),
                                TODAY));
    }
}
