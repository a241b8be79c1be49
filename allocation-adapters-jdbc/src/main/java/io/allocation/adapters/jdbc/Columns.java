package io.allocation.adapters.jdbc;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Turns the parameters of a statement that is to be carried out for many rows into arrays, one for each column. */
final class Columns implements Parameters {

    private record Column(String type, IntFunction<Object[]> array, List<@Nullable Object> values) {}

    private final List<Column> columns = new ArrayList<>();
    private int index;

    /** The same statement's parameters for each row. */
    static Columns of(Iterable<Setter> rows) throws SQLException {
        Columns columns = new Columns();
        for (Setter row : rows) {
            row.set(columns.nextRow());
        }
        return columns;
    }

    Columns nextRow() {
        index = 0;
        return this;
    }

    void setAll(Parameters to) throws SQLException {
        for (Column column : columns) {
            Object[] values = column.values().toArray(column.array());
            to.array(column.type(), values);
        }
    }

    private Columns add(String type, IntFunction<Object[]> array, @Nullable Object value) {
        if (index == columns.size()) {
            columns.add(new Column(type, array, new ArrayList<>()));
        }
        columns.get(index++).values().add(value);
        return this;
    }

    @Override
    public Columns text(@Nullable String value) {
        return add("text", String[]::new, value);
    }

    @Override
    public Columns number(long value) {
        return add("int8", Long[]::new, value);
    }

    @Override
    public Columns flag(boolean value) {
        return add("bool", Boolean[]::new, value);
    }

    /** As text, in the one format that says the same everywhere. */
    @Override
    public Columns day(@Nullable LocalDate value) {
        return add("date", String[]::new, value == null ? null : value.toString());
    }

    @Override
    public Parameters array(String type, Object[] values) {
        throw new UnsupportedOperationException("an array of arrays");
    }
}
