package io.allocation.adapters.memory;

import io.allocation.testkit.StoreContract;
import io.allocation.testkit.StoreFixture;

class InMemoryStoreTest extends StoreContract {

    @Override
    protected StoreFixture openStore() {
        return new InMemoryFixture();
    }
}
