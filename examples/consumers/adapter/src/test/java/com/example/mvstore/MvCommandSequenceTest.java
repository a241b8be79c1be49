package com.example.mvstore;

import io.allocation.testkit.StoreFixture;
import io.allocation.testkit.CommandSequenceContract;

class MvCommandSequenceTest extends CommandSequenceContract {

    @Override
    protected StoreFixture openStore() {
        return new MvFixture(MvStock.inMemory());
    }
}
