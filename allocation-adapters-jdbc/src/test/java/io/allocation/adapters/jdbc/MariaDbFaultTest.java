package io.allocation.adapters.jdbc;

class MariaDbFaultTest extends FaultContract {
    MariaDbFaultTest() {
        super(Engine.MARIADB);
    }
}
