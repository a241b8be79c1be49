package io.allocation.adapters.jdbc;

import io.allocation.testkit.CommandSequenceContract;
import io.allocation.testkit.StoreFixture;
import net.jqwik.api.PropertyDefaults;

/** Fewer tries than in memory: here they show that the rules are stored, not what they are. */
@PropertyDefaults(tries = 50)
class MariaDbCommandSequenceTest extends CommandSequenceContract {

    @Override
    protected StoreFixture openStore() {
        return Engine.MARIADB.open(PoolSetting.STANDARD);
    }
}
