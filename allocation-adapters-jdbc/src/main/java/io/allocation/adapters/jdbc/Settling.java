package io.allocation.adapters.jdbc;

import io.allocation.domain.Sku;
import io.allocation.messaging.Outbox.DeadPolicy;
import io.allocation.messaging.Outbox.Death;
import io.allocation.messaging.Outbox.Retry;
import io.allocation.messaging.Outbox.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes down what became of claimed events, for those who still own them.
 *
 * @param session where
 */
record Settling(Session session) {

    private static final String PURPOSE = "settle published events";

    Set<Sku> settle(String token, List<Settlement> settlements) {
        List<Settlement> sorted = settlements.stream()
                .sorted(Comparator.comparing(Settlement::sku))
                .toList();
        Map<Sku, Long> published =
                published(token, sorted.stream().map(Settlement::sku).toList());
        Set<Sku> lost = new HashSet<>();
        List<Parameters.Setter> channels = new ArrayList<>();
        List<Parameters.Setter> deletions = new ArrayList<>();
        for (Settlement settlement : sorted) {
            Long before = published.get(settlement.sku());
            if (before == null) {
                lost.add(settlement.sku());
            } else {
                settle(settlement, before, channels, deletions);
            }
        }
        session.batch(PURPOSE, OutboxSql.SETTLE, channels);
        session.batch(PURPOSE, OutboxSql.DELETE_PUBLISHED, deletions);
        return lost;
    }

    /** How far those products are published that this token still owns, who are locked by this. */
    private Map<Sku, Long> published(String token, List<Sku> skus) {
        return session.query(
                PURPOSE,
                OutboxSql.owned(skus.size()),
                to -> {
                    Claiming.texts(skus, to);
                    to.text(token);
                },
                rows -> {
                    Map<Sku, Long> published = new HashMap<>();
                    while (rows.next()) {
                        published.put(new Sku(rows.getString(1)), rows.getLong(2));
                    }
                    return published;
                });
    }

    private void settle(
            Settlement settlement, long before, List<Parameters.Setter> channels, List<Parameters.Setter> deletions) {
        String sku = settlement.sku().value();
        long published = before + settlement.published();
        if (settlement.failure() instanceof Death death) {
            long dead = published + 1;
            boolean blocks = death.policy() == DeadPolicy.BLOCK;
            bury(sku, dead, death.reason(), blocks);
            channels.add(channel(sku, dead, Instant.EPOCH, 0, blocks));
            deletions.add(to -> to.text(sku).number(before).number(dead));
            return;
        }
        channels.add(
                settlement.failure() instanceof Retry retry
                        ? channel(sku, published, retry.at(), retry.attempts(), false)
                        : channel(sku, published, Instant.EPOCH, 0, false));
        if (published > before) {
            deletions.add(to -> to.text(sku).number(before).number(published));
        }
    }

    private static Parameters.Setter channel(
            String sku, long published, Instant claimable, int attempts, boolean isBlocked) {
        return to -> to.number(published)
                .timeOrLater(claimable)
                .number(attempts)
                .flag(isBlocked)
                .text(sku);
    }

    private void bury(String sku, long position, String reason, boolean blocks) {
        session.update(
                PURPOSE,
                OutboxSql.BURY,
                to -> to.text(reason).flag(blocks).text(sku).number(position));
    }
}
