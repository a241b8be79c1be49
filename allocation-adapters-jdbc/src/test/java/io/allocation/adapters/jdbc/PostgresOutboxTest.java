package io.allocation.adapters.jdbc;

import org.junit.jupiter.api.Nested;

class PostgresOutboxTest {

    @Nested
    class WithItsDefaults extends EngineOutboxContract {
        WithItsDefaults() {
            super(Engine.POSTGRESQL, PoolSetting.STANDARD);
        }
    }

    @Nested
    class AtTheStrongestIsolation extends EngineOutboxContract {
        AtTheStrongestIsolation() {
            super(Engine.POSTGRESQL, new PoolSetting(false, "TRANSACTION_SERIALIZABLE"));
        }
    }

    /** A store that writes an outbox is a store all the same. */
    @Nested
    class Store extends EngineContract {
        Store() {
            super(Engine.POSTGRESQL, PoolSetting.STANDARD, EngineOutboxContract.ENCODER);
        }
    }

    @Nested
    class StoreAtTheStrongestIsolation extends EngineContract {
        StoreAtTheStrongestIsolation() {
            super(Engine.POSTGRESQL, new PoolSetting(false, "TRANSACTION_SERIALIZABLE"), EngineOutboxContract.ENCODER);
        }
    }
}
