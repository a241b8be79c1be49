package com.example.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Sku;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class PlainTest {

    private static void sellTheLastLamp(UnitOfWorkFactory store) {
        MessageBus bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 1));
        assertInstanceOf(AllocationResult.Allocated.class, bus.handle(Allocate.of("order-1", "LAMP", 1)));
        assertInstanceOf(OutOfStock.class, bus.handle(Allocate.of("order-2", "LAMP", 1)));
    }

    @Test
    void the_last_lamp_is_sold_once_in_memory() {
        InMemoryStore store = new InMemoryStore();
        sellTheLastLamp(store);
        assertTrue(store.verify().isClean());
    }

    @Test
    void the_last_lamp_is_sold_once_on_a_database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:plain;DB_CLOSE_DELAY=-1");
        JdbcStore store = JdbcStore.on(dataSource);
        store.createSchema();
        sellTheLastLamp(store);
        assertTrue(store.verify().isClean());
        assertEquals(0, store.availabilityOf(new Sku("LAMP")).size());
    }
}
