package io.allocation.adapters.jdbc;

import io.allocation.messaging.EventEncoder;
import io.allocation.testkit.OutboxContract;
import io.allocation.testkit.OutboxFixture;

/** The contract of every outbox, on a database and under a setting of the user's pool. */
abstract class EngineOutboxContract extends OutboxContract {

    private final Engine engine;
    private final PoolSetting setting;

    EngineOutboxContract(Engine engine, PoolSetting setting) {
        this.engine = engine;
        this.setting = setting;
    }

    @Override
    protected OutboxFixture openStore(EventEncoder encoder) {
        return engine.open(setting, encoder);
    }
}
