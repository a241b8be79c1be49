package com.example.shop;

import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OutOfStock;
import io.allocation.service.Allocate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Orders {

    private final JdbcTemplate jdbc;
    private final MessageBus bus;

    Orders(JdbcTemplate jdbc, MessageBus bus) {
        this.jdbc = jdbc;
        this.bus = bus;
    }

    /** An order is written down and has its stock, or neither. */
    @Transactional
    public void place(String order, String sku, long quantity) {
        jdbc.update("INSERT INTO shop_order VALUES (?)", order);
        AllocationResult answer = bus.handle(Allocate.of(order, sku, quantity));
        if (answer instanceof OutOfStock refused) {
            throw new IllegalStateException(refused.sku() + " is short of " + refused.shortfall());
        }
    }
}
