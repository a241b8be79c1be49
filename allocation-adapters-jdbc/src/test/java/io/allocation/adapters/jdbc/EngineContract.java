package io.allocation.adapters.jdbc;

import io.allocation.testkit.StoreContract;
import io.allocation.testkit.StoreFixture;

/** The contract of every store, on a database and under a setting of the user's pool. */
abstract class EngineContract extends StoreContract {

    private final Engine engine;
    private final PoolSetting setting;

    EngineContract(Engine engine, PoolSetting setting) {
        this.engine = engine;
        this.setting = setting;
    }

    @Override
    protected StoreFixture openStore() {
        return engine.open(setting);
    }
}
