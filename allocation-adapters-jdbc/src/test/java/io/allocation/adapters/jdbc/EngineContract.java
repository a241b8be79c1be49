package io.allocation.adapters.jdbc;

import io.allocation.messaging.EventEncoder;
import io.allocation.testkit.StoreContract;
import io.allocation.testkit.StoreFixture;
import org.jspecify.annotations.Nullable;

/** The contract of every store, on a database and under a setting of the user's pool. */
abstract class EngineContract extends StoreContract {

    private final Engine engine;
    private final PoolSetting setting;
    private final @Nullable EventEncoder encoder;

    EngineContract(Engine engine, PoolSetting setting) {
        this(engine, setting, null);
    }

    /** The same of a store that writes an outbox, which nobody is to notice. */
    EngineContract(Engine engine, PoolSetting setting, @Nullable EventEncoder encoder) {
        this.engine = engine;
        this.setting = setting;
        this.encoder = encoder;
    }

    @Override
    protected StoreFixture openStore() {
        return encoder == null ? engine.open(setting) : engine.open(setting, encoder);
    }
}
