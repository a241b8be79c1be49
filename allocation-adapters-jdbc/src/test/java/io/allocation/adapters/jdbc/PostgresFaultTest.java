package io.allocation.adapters.jdbc;

class PostgresFaultTest extends FaultContract {
    PostgresFaultTest() {
        super(Engine.POSTGRESQL);
    }
}
