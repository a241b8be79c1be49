package io.allocation.adapters.memory;

import io.allocation.ports.Catalogue;
import io.allocation.testkit.CatalogueContract;
import io.allocation.testkit.StoreFixture;

class InMemoryCatalogueTest extends CatalogueContract {

    @Override
    protected StoreFixture openStore() {
        return new InMemoryFixture();
    }

    @Override
    protected Catalogue catalogue(StoreFixture store) {
        return ((InMemoryFixture) store).store();
    }
}
