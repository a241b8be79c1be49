package io.allocation.adapters.jdbc;

import io.allocation.ports.Catalogue;
import io.allocation.testkit.CatalogueContract;
import io.allocation.testkit.StoreFixture;

/** The contract of every catalogue, on a database. */
abstract class EngineCatalogueContract extends CatalogueContract {

    private final Engine engine;

    EngineCatalogueContract(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected StoreFixture openStore() {
        return engine.open(PoolSetting.STANDARD);
    }

    @Override
    protected Catalogue catalogue(StoreFixture store) {
        return ((PooledStore) store).store();
    }
}
