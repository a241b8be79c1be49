package com.example.mvstore;

import io.allocation.testkit.CommandSequenceContract;
import io.allocation.testkit.StoreFixture;

class MvCommandSequenceTest extends CommandSequenceContract {

    @Override
    protected StoreFixture openStore() {
        return new MvFixture(MvStock.inMemory());
    }
}
