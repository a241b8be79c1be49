package com.example.mvstore;

import io.allocation.testkit.StoreContract;
import io.allocation.testkit.StoreFixture;

class MvStoreTest extends StoreContract {

    @Override
    protected StoreFixture openStore() {
        return new MvFixture(MvStock.inMemory());
    }
}
