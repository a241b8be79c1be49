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
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest
class OrdersTest {

    @Autowired
    private Orders orders;

    @Autowired
    private MessageBus bus;

    @Autowired
    private AllocationViews views;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void an_order_is_there_with_its_stock_or_not_at_all() {
        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 1));

        orders.place("order-1", "LAMP", 1);
        assertThatThrownBy(() -> orders.place("order-2", "LAMP", 1)).hasMessage("LAMP is short of 1");

        assertThat(jdbc.queryForList("SELECT id FROM shop_order", String.class)).containsExactly("order-1");
        assertThat(views.allocationsOf(new OrderId("order-1"))).hasSize(1);
        assertThat(views.allocationsOf(new OrderId("order-2"))).isEmpty();
    }
}
