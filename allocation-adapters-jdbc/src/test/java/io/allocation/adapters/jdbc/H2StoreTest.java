package io.allocation.adapters.jdbc;

import org.junit.jupiter.api.Nested;

class H2StoreTest {

    @Nested
    class WithItsDefaults extends EngineContract {
        WithItsDefaults() {
            super(Engine.H2, PoolSetting.STANDARD);
        }
    }

    @Nested
    class ReadCommitted extends EngineContract {
        ReadCommitted() {
            super(Engine.H2, new PoolSetting(false, "TRANSACTION_READ_COMMITTED"));
        }
    }

    @Nested
    class RepeatableRead extends EngineContract {
        RepeatableRead() {
            super(Engine.H2, new PoolSetting(false, "TRANSACTION_REPEATABLE_READ"));
        }
    }

    @Nested
    class Serializable extends EngineContract {
        Serializable() {
            super(Engine.H2, new PoolSetting(true, "TRANSACTION_SERIALIZABLE"));
        }
    }

    @Nested
    class Products extends EngineCatalogueContract {
        Products() {
            super(Engine.H2);
        }
    }
}
