package io.allocation.adapters.jdbc;

import org.junit.jupiter.api.Nested;

class PostgresStoreTest {

    @Nested
    class WithItsDefaults extends EngineContract {
        WithItsDefaults() {
            super(Engine.POSTGRESQL, PoolSetting.STANDARD);
        }
    }

    @Nested
    class ReadCommitted extends EngineContract {
        ReadCommitted() {
            super(Engine.POSTGRESQL, new PoolSetting(false, "TRANSACTION_READ_COMMITTED"));
        }
    }

    @Nested
    class RepeatableRead extends EngineContract {
        RepeatableRead() {
            super(Engine.POSTGRESQL, new PoolSetting(false, "TRANSACTION_REPEATABLE_READ"));
        }
    }

    @Nested
    class Serializable extends EngineContract {
        Serializable() {
            super(Engine.POSTGRESQL, new PoolSetting(true, "TRANSACTION_SERIALIZABLE"));
        }
    }

    @Nested
    class Products extends EngineCatalogueContract {
        Products() {
            super(Engine.POSTGRESQL);
        }
    }
}
