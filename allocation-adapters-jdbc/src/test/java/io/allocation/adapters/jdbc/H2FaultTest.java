package io.allocation.adapters.jdbc;

class H2FaultTest extends FaultContract {
    H2FaultTest() {
        super(Engine.H2);
    }
}
