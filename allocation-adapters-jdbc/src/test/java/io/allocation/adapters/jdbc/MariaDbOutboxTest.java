package io.allocation.adapters.jdbc;

import org.junit.jupiter.api.Nested;

class MariaDbOutboxTest {

    @Nested
    class WithItsDefaults extends EngineOutboxContract {
        WithItsDefaults() {
            super(Engine.MARIADB, PoolSetting.STANDARD);
        }
    }

    @Nested
    class AtTheStrongestIsolation extends EngineOutboxContract {
        AtTheStrongestIsolation() {
            super(Engine.MARIADB, new PoolSetting(false, "TRANSACTION_SERIALIZABLE"));
        }
    }
}
