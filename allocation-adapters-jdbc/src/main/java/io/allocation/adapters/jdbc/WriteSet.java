package io.allocation.adapters.jdbc;

import io.allocation.ports.ConcurrencyException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The writes of one commit, in an order that lets the first ones, the versions of the products, keep out whoever else
 * changes the same products, and that has no row refer to one that is not there yet.
 */
final class WriteSet {

    private static final List<String> ORDER = List.of(
            Sql.UPDATE_PRODUCT,
            Sql.INSERT_PRODUCT,
            Sql.INSERT_BATCH,
            Sql.UPDATE_BATCH,
            Sql.DELETE_CLAIM,
            Sql.UPDATE_CLAIM,
            Sql.INSERT_CLAIM);
    private static final Set<String> BATCHED = Set.copyOf(ORDER.subList(1, ORDER.size()));
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_STATEMENTS = 16;

    private final boolean anyOrder;
    private final Map<String, List<Write>> bySql = new LinkedHashMap<>();

    /** @param anyOrder whether the rows of products may be reached in any order: because they are locked, or one */
    WriteSet(boolean anyOrder) {
        this.anyOrder = anyOrder;
        ORDER.forEach(sql -> bySql.put(sql, new ArrayList<>(1)));
    }

    void add(Write write) {
        bySql.computeIfAbsent(write.sql(), sql -> new ArrayList<>(1)).add(write);
    }

    boolean isEmpty() {
        return bySql.values().stream().allMatch(List::isEmpty);
    }

    /**
     * What a failure of {@link #execute} means. Where a product is new or not locked, a row that is there already may
     * be what tells that somebody else was faster.
     */
    RuntimeException failure(String purpose, SQLException failure, Session session, boolean locked) {
        boolean couldBeLocked =
                bySql.getOrDefault(Sql.INSERT_PRODUCT, List.of()).isEmpty();
        return Database.isIntegrityViolation(failure) && !(locked && couldBeLocked)
                ? new ConcurrencyException("could not " + purpose + ": " + failure.getMessage(), failure)
                : session.failure(purpose, failure);
    }

    void execute(Connection connection, Database database) throws SQLException {
        List<List<Write>> groups =
                bySql.values().stream().filter(group -> !group.isEmpty()).toList();
        if (database.takesManyRowsAtOnce()) {
            List<Write> writes = groups.stream().flatMap(this::asArrays).toList();
            for (int start = 0; start < writes.size(); start += MOST_STATEMENTS) {
                executeTogether(connection, writes.subList(start, Math.min(start + MOST_STATEMENTS, writes.size())));
            }
        } else {
            for (List<Write> group : groups) {
                executeAlike(connection, group);
            }
        }
    }

    private Stream<Write> asArrays(List<Write> alike) {
        if (alike.size() == 1 || (alike.get(0).sql().equals(Sql.UPDATE_PRODUCT) && !anyOrder)) {
            return alike.stream();
        }
        return IntStream.iterate(0, start -> start < alike.size(), start -> start + MOST_AT_ONCE)
                .mapToObj(start -> ArraySql.write(alike.subList(start, Math.min(start + MOST_AT_ONCE, alike.size()))));
    }

    /** As one statement, and so in one round trip. */
    private static void executeTogether(Connection connection, List<Write> writes) throws SQLException {
        String sql = String.join(";\n", writes.stream().map(Write::sql).toList());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters parameters = new StatementParameters(statement);
            for (Write write : writes) {
                write.parameters().set(parameters);
            }
            statement.execute();
            for (Write write : writes) {
                require(statement.getUpdateCount(), write);
                statement.getMoreResults();
            }
        }
    }

    private void executeAlike(Connection connection, List<Write> writes) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(writes.get(0).sql())) {
            if (writes.size() == 1 || !isBatched(writes.get(0).sql())) {
                for (Write write : writes) {
                    write.parameters().set(new StatementParameters(statement));
                    require(statement.executeUpdate(), write);
                }
            } else {
                for (int start = 0; start < writes.size(); start += MOST_AT_ONCE) {
                    executeBatch(statement, writes.subList(start, Math.min(start + MOST_AT_ONCE, writes.size())));
                }
            }
        }
    }

    /** Drivers may not count what a batch writes: it must be known that the versions are still the same. */
    private boolean isBatched(String sql) {
        return BATCHED.contains(sql) || (anyOrder && sql.equals(Sql.UPDATE_PRODUCT));
    }

    private static void executeBatch(PreparedStatement statement, List<Write> writes) throws SQLException {
        for (Write write : writes) {
            write.parameters().set(new StatementParameters(statement));
            statement.addBatch();
        }
        int[] counts = statement.executeBatch();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != Statement.SUCCESS_NO_INFO) {
                require(counts[i], writes.get(i));
            }
        }
    }

    private static void require(int count, Write write) {
        if (count != write.rows()) {
            throw write.missed().get();
        }
    }
}
