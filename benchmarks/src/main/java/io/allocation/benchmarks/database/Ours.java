package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.Verification;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.atomic.LongAdder;

/** The library, as it comes. */
final class Ours implements Contender {

    private static final long PLENTY = 1_000_000_000;
    private static final LocalDate ETA = LocalDate.of(2050, 1, 1);

    private final Database database;
    private final HikariDataSource pool;
    private final JdbcStore store;
    private final MessageBus bus = AllocationService.on(this::begin);
    private final LongAdder retries = new LongAdder();

    Ours(Database database, int connections) {
        this.database = database;
        pool = database.pool(connections);
        store = JdbcStore.on(pool);
        store.createSchema();
    }

    /** The bus opens only second and further attempts like this. */
    private UnitOfWork begin(Locking locking) {
        if (locking == Locking.PESSIMISTIC) {
            retries.increment();
        }
        return store.begin(locking);
    }

    @Override
    public void stockUp(int skus) {
        for (int i = 0; i < skus; i++) {
            bus.handle(ReceiveBatch.onHand(Contender.sku(i), "HERE", PLENTY));
            bus.handle(ReceiveBatch.inbound(Contender.sku(i), "COMING", PLENTY, ETA));
        }
    }

    @Override
    public boolean allocate(String orderId, String sku) {
        return bus.handle(Allocate.of(orderId, sku, 1)) instanceof AllocationResult.Allocated;
    }

    @Override
    public long retries() {
        return retries.sum();
    }

    @Override
    public long lines() throws SQLException {
        return database.count("allocation_claim");
    }

    @Override
    public String verify() {
        return verify(store);
    }

    static String verify(JdbcStore store) {
        Verification found = store.verify();
        if (!found.isClean()) {
            throw new IllegalStateException(found.toString());
        }
        return found.toString();
    }

    @Override
    public void vacuum() throws SQLException {
        database.vacuum();
    }

    @Override
    public void close() {
        pool.close();
    }
}
