package com.example.mvstore;

import io.allocation.testkit.StoreFixture;
import io.allocation.testkit.StoreContract;

class MvStoreTest extends StoreContract {

    @Override
    protected StoreFixture openStore() {
        return new MvFixture(MvStock.inMemory());
    }
}
