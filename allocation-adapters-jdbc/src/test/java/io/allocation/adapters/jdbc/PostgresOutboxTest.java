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
}
