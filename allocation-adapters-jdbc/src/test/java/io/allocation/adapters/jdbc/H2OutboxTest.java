package io.allocation.adapters.jdbc;

import org.junit.jupiter.api.Nested;

class H2OutboxTest {

    @Nested
    class WithItsDefaults extends EngineOutboxContract {
        WithItsDefaults() {
            super(Engine.H2, PoolSetting.STANDARD);
        }
    }

    @Nested
    class AtTheStrongestIsolation extends EngineOutboxContract {
        AtTheStrongestIsolation() {
            super(Engine.H2, new PoolSetting(false, "TRANSACTION_SERIALIZABLE"));
        }
    }

    /** A store that writes an outbox is a store all the same. */
    @Nested
    class Store extends EngineContract {
        Store() {
            super(Engine.H2, PoolSetting.STANDARD, EngineOutboxContract.ENCODER);
        }
    }

    @Nested
    class StoreAtTheStrongestIsolation extends EngineContract {
        StoreAtTheStrongestIsolation() {
            super(Engine.H2, new PoolSetting(false, "TRANSACTION_SERIALIZABLE"), EngineOutboxContract.ENCODER);
        }
    }
}
