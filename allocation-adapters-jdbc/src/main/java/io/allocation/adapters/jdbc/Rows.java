package io.allocation.adapters.jdbc;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.messaging.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From rows to values, by column position: the lists of columns are those of {@link Sql}. */
final class Rows {

    /** Makes a value of some columns of a row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row, int firstColumn) throws SQLException;
    }

    private Rows() {}

    static <T> List<T> all(ResultSet rows, Mapper<T> mapper) throws SQLException {
        List<T> values = new ArrayList<>();
        while (rows.next()) {
            values.add(mapper.map(rows, 1));
        }
        return values;
    }

    static Batch batch(ResultSet row, int column) throws SQLException {
        String warehouse = row.getString(column + 7);
        return new Batch(
                new Sku(row.getString(column)),
                new BatchReference(row.getString(column + 1)),
                row.getLong(column + 2),
                row.getLong(column + 3),
                row.getLong(column + 4),
                day(row, column + 5),
                day(row, column + 6),
                warehouse == null ? null : new Warehouse(warehouse),
                row.getLong(column + 8));
    }

    private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static Allocation claim(ResultSet row, int column) throws SQLException {
        OrderLine line = new OrderLine(
                new OrderId(row.getString(column + 1)), new Sku(row.getString(column)), row.getLong(column + 4));
        return new Allocation(
                line,
                new BatchReference(row.getString(column + 2)),
                row.getLong(column + 3),
                row.getLong(column + 5),
                row.getBoolean(column + 6));
    }

    static Message message(ResultSet row, int column) throws SQLException {
        return new Message(
                row.getString(column + 2),
                row.getString(column + 3),
                row.getString(column + 4),
                new Sku(row.getString(column)),
                row.getLong(column + 1),
                Instant.ofEpochMilli(row.getLong(column + 5)),
                row.getString(column + 6),
                row.getString(column + 7));
    }
}
