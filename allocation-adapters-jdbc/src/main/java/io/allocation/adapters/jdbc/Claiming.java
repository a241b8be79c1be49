package io.allocation.adapters.jdbc;

import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox.Claim;
import io.allocation.messaging.Outbox.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claims events: looks which products have some, takes those that are free, reads the next few of each.
 *
 * @param session where
 * @param token proves the claim
 * @param now the time
 */
record Claiming(Session session, String token, Instant now) {

    /** Products of a page; a claim looks at several where they have few events. */
    private static final int PAGE = 100;

    /** What is claimed at least of a product that has so many: each product costs as much as some ten events. */
    private static final int LONG_RUN = 100;

    private static final String PURPOSE = "claim events";

    private static final int ATTEMPTS_COLUMN = 9;

    /** A product that has events; nothing is known of its channel if there is none yet. */
    private record Pending(Sku sku, boolean isKnown, boolean isFree, long events) {}

    /** An event, and how often the next one of its product has failed. */
    private record Event(Message message, int attempts) {}

    Claim claim(@Nullable Sku after, int most, Duration lease) {
        List<Pending> pending = new ArrayList<>();
        boolean isLast = look(after, most, pending);
        long free = pending.stream().filter(Pending::isFree).count();
        int run = (int) Math.max(Math.min(most, LONG_RUN), most / Math.max(1, free));
        List<Pending> fitting = fitting(pending, run, most);
        List<Sku> chosen =
                fitting.stream().filter(Pending::isFree).map(Pending::sku).toList();
        insertChannels(
                fitting.stream().filter(one -> !one.isKnown()).map(Pending::sku).toList());
        List<Run> runs = chosen.isEmpty() || take(chosen, lease) == 0 ? List.of() : read(chosen, run, most);
        boolean isAll = isLast && fitting.size() == pending.size();
        return new Claim(token, runs, isAll ? Optional.empty() : Optional.of(last(fitting)));
    }

    /** Until there are events enough; returns whether there are no more products. */
    private boolean look(@Nullable Sku after, int most, List<Pending> pending) {
        List<Pending> page = page(after);
        pending.addAll(page);
        while (page.size() == PAGE && pending.size() < most && free(pending) < most) {
            page = page(last(page));
            pending.addAll(page);
        }
        return page.size() < PAGE;
    }

    private static long free(List<Pending> pending) {
        return pending.stream()
                .filter(Pending::isFree)
                .mapToLong(Pending::events)
                .sum();
    }

    /** As many products as have so many events together, in runs of a bounded length; one at least. */
    private static List<Pending> fitting(List<Pending> page, int run, int most) {
        long events = 0;
        for (int i = 0; i < page.size(); i++) {
            Pending one = page.get(i);
            events += one.isFree() ? Math.min(run, one.events()) : 0;
            if (i > 0 && events > most) {
                return page.subList(0, i);
            }
        }
        return page;
    }

    private static Sku last(List<Pending> pending) {
        return pending.get(pending.size() - 1).sku();
    }

    private List<Pending> page(@Nullable Sku after) {
        return session.query(
                PURPOSE,
                session.database().pendingProducts(after != null),
                to -> {
                    if (after != null) {
                        to.text(after.value());
                    }
                    to.number(PAGE);
                },
                rows -> Rows.all(rows, (row, column) -> pending(row)));
    }

    private Pending pending(ResultSet row) throws SQLException {
        Sku sku = new Sku(row.getString(1));
        long claimable = row.getLong(2);
        boolean isKnown = !row.wasNull();
        return new Pending(sku, isKnown, claimable <= now.toEpochMilli() && !row.getBoolean(3), row.getLong(4));
    }

    private void insertChannels(List<Sku> unknown) {
        if (!unknown.isEmpty()) {
            session.insertMissing(PURPOSE, OutboxSql.insertChannels(unknown.size()), to -> texts(unknown, to));
        }
    }

    /** Whoever waits here for another relay finds its products taken. */
    private int take(List<Sku> free, Duration lease) {
        return session.update(PURPOSE, OutboxSql.claim(free.size()), to -> {
            to.text(token).time(now.plus(lease));
            texts(free, to);
            to.time(now);
        });
    }

    private List<Run> read(List<Sku> taken, int run, int most) {
        List<Event> events = session.query(
                PURPOSE,
                OutboxSql.runs(taken.size()),
                to -> {
                    to.number(run);
                    texts(taken, to);
                    to.text(token);
                },
                rows -> Rows.all(
                        rows, (row, column) -> new Event(Rows.message(row, column), row.getInt(ATTEMPTS_COLUMN))));
        Map<Sku, List<Event>> bySku = new LinkedHashMap<>();
        events.stream()
                .limit(most) // some may have come meanwhile
                .forEach(event -> bySku.computeIfAbsent(event.message().sku(), sku -> new ArrayList<>())
                        .add(event));
        release(taken.stream().filter(sku -> !bySku.containsKey(sku)).toList());
        List<Run> runs = new ArrayList<>();
        bySku.forEach((sku, own) -> runs.add(new Run(
                sku, own.get(0).attempts(), own.stream().map(Event::message).toList())));
        return runs;
    }

    /** Another relay has published what was there a moment ago. */
    private void release(List<Sku> empty) {
        if (!empty.isEmpty()) {
            session.update(PURPOSE, OutboxSql.release(empty.size()), to -> {
                texts(empty, to);
                to.text(token);
            });
        }
    }

    static void texts(List<Sku> skus, Parameters to) throws SQLException {
        for (Sku sku : skus) {
            to.text(sku.value());
        }
    }
}
