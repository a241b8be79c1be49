package io.allocation.adapters.jdbc;

import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.testkit.OutboxContract;
import io.allocation.testkit.OutboxFixture;
import io.allocation.testkit.PlainTextCodec;
import java.time.Clock;

/** The contract of every outbox, on a database and under a setting of the user's pool. */
abstract class EngineOutboxContract extends OutboxContract {

    static final EventEncoder ENCODER =
            new EventEncoder(MessageTypes.standard(), new PlainTextCodec(), Clock.systemUTC());

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
