package io.allocation.adapters.jdbc;

import io.allocation.messaging.Message;
import io.allocation.ports.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The events of one commit on their way into the outbox, many to a statement. */
final class EventRows {

    private static final int MOST_AT_ONCE = 100;

    /** One, and how many come behind it: so far before the product's position, which the commit raises, is its own. */
    private record Row(Message message, long behind) {}

    private final List<Row> rows = new ArrayList<>();

    /** All that this commit tells of a product. */
    void add(List<Message> messages) {
        messages.forEach(message -> rows.add(new Row(message, messages.size() - message.position())));
    }

    void addTo(WriteSet writes, Database database) {
        int most = database.takesManyRowsAtOnce() ? 1 : MOST_AT_ONCE; // it makes one statement of them by itself
        for (int start = 0; start < rows.size(); start += most) {
            writes.add(write(rows.subList(start, Math.min(start + most, rows.size()))));
        }
    }

    private static Write write(List<Row> rows) {
        return new Write(
                Sql.insertEvents(rows.size()),
                to -> {
                    for (Row row : rows) {
                        set(row, to);
                    }
                },
                rows.size(),
                () -> new StoreException("not all events were written"));
    }

    private static void set(Row row, Parameters to) throws SQLException {
        Message message = row.message();
        to.text(message.sku().value())
                .text(message.sku().value())
                .number(row.behind())
                .text(message.id())
                .text(message.source())
                .text(message.type())
                .time(message.time())
                .text(message.contentType())
                .text(message.data());
    }
}
