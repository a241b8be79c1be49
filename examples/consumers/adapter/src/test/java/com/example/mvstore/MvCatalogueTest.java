package com.example.mvstore;

import io.allocation.ports.Catalogue;
import io.allocation.testkit.CatalogueContract;
import io.allocation.testkit.StoreFixture;

class MvCatalogueTest extends CatalogueContract {

    @Override
    protected StoreFixture openStore() {
        return new MvFixture(MvStock.inMemory());
    }

    @Override
    protected Catalogue catalogue(StoreFixture store) {
        return ((MvFixture) store).store();
    }
}
