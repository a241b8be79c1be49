package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.bus.MessageBus;
import io.allocation.domain.OrderId;
import io.allocation.ports.AllocationViews;
import io.allocation.service.ReceiveBatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class OrdersTest {

    @Autowired
    private Orders orders;

    @Autowired
    private MessageBus bus;

    @Autowired
    private AllocationViews views;

    @Autowired
    private ShopOrders written;

    @Test
    void an_order_is_there_with_all_of_its_stock_or_not_at_all() {
        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        bus.handle(ReceiveBatch.onHand("CHAIR", "B-2", 1));

        orders.place("order-1", "LAMP", "CHAIR");
        assertThatThrownBy(() -> orders.place("order-2", "LAMP", "CHAIR")).hasMessage("CHAIR is short of 1");

        assertThat(written.findAll()).extracting(ShopOrder::id).containsExactly("order-1");
        assertThat(views.allocationsOf(new OrderId("order-1"))).hasSize(2);
        assertThat(views.allocationsOf(new OrderId("order-2"))).isEmpty();
    }
}
