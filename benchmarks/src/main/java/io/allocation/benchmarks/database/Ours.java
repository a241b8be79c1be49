package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.bus.Coalescing;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Relay;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.Verification;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The library, as it comes. */
final class Ours implements Contender {

    private static final long PLENTY = 1_000_000_000;
    private static final LocalDate ETA = LocalDate.of(2050, 1, 1);

    private final Database database;
    private final HikariDataSource pool;
    private final JdbcStore store;
    private final MessageBus bus;
    private final LongAdder retries = new LongAdder();
    private final @Nullable Relay relay;

    Ours(Database database, int connections) {
        this(database, connections, Coalescing.standard(), store -> store, store -> null);
    }

    private Ours(
            Database database,
            int threads,
            Coalescing coalescing,
            UnaryOperator<JdbcStore> wiring,
            Function<JdbcStore, @Nullable Relay> relaying) {
        this.database = database;
        pool = database.pool(threads + 1);
        store = wiring.apply(JdbcStore.on(pool));
        store.createSchema();
        bus = AllocationService.builder(this::begin).coalescing(coalescing).build();
        relay = relaying.apply(store);
    }

    /** Every command in a unit of work of its own. */
    static Ours alone(Database database, int threads) {
        return new Ours(database, threads, Coalescing.none(), store -> store, store -> null);
    }

    static Ours withOutbox(Database database, int threads) {
        return new Ours(database, threads, Coalescing.standard(), Ours::outbox, store -> null);
    }

    static Ours withRelay(Database database, int threads) {
        return new Ours(
                database,
                threads,
                Coalescing.standard(),
                Ours::outbox,
                store -> Relay.of(store.outbox(), messages -> List.of()).start());
    }

    private static JdbcStore outbox(JdbcStore store) {
        return store.withOutbox(new EventEncoder(MessageTypes.standard(), JsonCodec.standard(), Clock.systemUTC()));
    }

    /** The bus opens groups like this, and second and further attempts. */
    private UnitOfWork begin(Locking locking) {
        if (locking == Locking.PESSIMISTIC) {
            retries.increment();
        }
        return store.begin(locking);
    }

    @Override
    public void stockUp(Demand demand, int units) {
        List<ReceiveBatch> batches = new ArrayList<>();
        for (int i = 0; i < demand.skus(); i++) {
            batches.add(ReceiveBatch.onHand(Contender.sku(i), "HERE", PLENTY));
            batches.add(ReceiveBatch.inbound(Contender.sku(i), "COMING", PLENTY, ETA));
        }
        bus.<Object>handleAll(batches.iterator(), BulkLoading::requireAnswer);
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
        if (relay != null) {
            relay.close();
        }
        pool.close();
    }
}
