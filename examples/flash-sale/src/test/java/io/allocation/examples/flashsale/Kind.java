package io.allocation.examples.flashsale;

import io.allocation.servers.TestServers;
import java.util.UUID;

/** The databases that a sale is tried on. */
enum Kind {
    H2 {
        @Override
        String newDatabase() {
            return "jdbc:h2:mem:" + UUID.randomUUID();
        }
    },
    POSTGRESQL {
        @Override
        String newDatabase() {
            return TestServers.postgres().newDatabase();
        }
    };

    /** The URL of an empty database. */
    abstract String newDatabase();

    Shop open() {
        return Shop.open(new JdbcUrl(newDatabase()), 4);
    }
}
