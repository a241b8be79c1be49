package io.allocation.adapters.memory;

import io.allocation.testkit.CommandSequenceContract;
import io.allocation.testkit.StoreFixture;

class InMemoryCommandSequenceTest extends CommandSequenceContract {

    @Override
    protected StoreFixture openStore() {
        return new InMemoryFixture();
    }
}
