package com.example.shop;

import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OutOfStock;
import io.allocation.service.Allocate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Orders {

    private final ShopOrders orders;
    private final MessageBus bus;

    Orders(ShopOrders orders, MessageBus bus) {
        this.orders = orders;
        this.bus = bus;
    }

    /** An order is written down and all that it asks for is allocated, or nothing of it. */
    @Transactional
    public void place(String order, String... skus) {
        orders.save(new ShopOrder(order));
        for (String sku : skus) {
            AllocationResult answer = bus.handle(Allocate.of(order, sku, 1));
            if (answer instanceof OutOfStock refused) {
                throw new IllegalStateException(refused.sku() + " is short of " + refused.shortfall());
            }
        }
    }
}
