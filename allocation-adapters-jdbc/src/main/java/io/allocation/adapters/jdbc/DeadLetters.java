package io.allocation.adapters.jdbc;

import io.allocation.domain.Sku;
import io.allocation.messaging.Outbox.DeadEvent;
import java.util.List;
import java.util.Optional;

/**
 * The events that were given up.
 *
 * @param session where
 */
record DeadLetters(Session session) {

    private static final String PURPOSE = "deal with a dead event";
    private static final int REASON = 9;
    private static final int BLOCKS = 10;

    /** Where one is, and whether its product waits for it. */
    private record Place(String sku, long position, boolean blocks) {}

    List<DeadEvent> list(int most) {
        return List.copyOf(session.query(
                "list dead events",
                OutboxSql.DEAD,
                to -> to.number(most),
                rows -> Rows.all(
                        rows,
                        (row, column) -> new DeadEvent(
                                Rows.message(row, column), row.getString(REASON), row.getBoolean(BLOCKS)))));
    }

    boolean requeue(String id) {
        Optional<Place> found = find(id);
        found.ifPresent(place -> {
            if (place.blocks()) {
                update(OutboxSql.REVIVE_IN_PLACE, place);
                session.update(
                        PURPOSE,
                        OutboxSql.UNBLOCK_BEFORE,
                        to -> to.number(place.position() - 1).text(place.sku()));
            } else {
                Write raised = ProductRow.told(new Sku(place.sku()), 1);
                session.update(PURPOSE, raised.sql(), raised.parameters());
                update(OutboxSql.REVIVE_AT_END, place);
            }
            update(OutboxSql.DELETE_DEAD, place);
        });
        return found.isPresent();
    }

    boolean discard(String id) {
        Optional<Place> found = find(id);
        found.ifPresent(place -> {
            if (place.blocks()) {
                session.update(PURPOSE, OutboxSql.UNBLOCK, to -> to.text(place.sku()));
            }
            update(OutboxSql.DELETE_DEAD, place);
        });
        return found.isPresent();
    }

    private Optional<Place> find(String id) {
        return session
                .query(
                        PURPOSE,
                        OutboxSql.LOCK_DEAD,
                        to -> to.text(id),
                        rows -> Rows.all(
                                rows, (row, column) -> new Place(row.getString(1), row.getLong(2), row.getBoolean(3))))
                .stream()
                .findFirst();
    }

    private void update(String sql, Place place) {
        session.update(PURPOSE, sql, to -> to.text(place.sku()).number(place.position()));
    }
}
