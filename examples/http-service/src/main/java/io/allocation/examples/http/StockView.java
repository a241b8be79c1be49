package io.allocation.examples.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.allocation.domain.Batch;
import io.allocation.domain.Preference;
import io.allocation.domain.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

@Schema(name = "Stock")
record StockView(
        String sku,

        @Schema(description = "Units that can be promised. What has expired does not count.")
        BigInteger available,

        @Schema(description = "Those of them that are here.") @JsonProperty("on_hand")
        BigInteger onHand,

        @Schema(description = "Those of them that are on their way.")
        BigInteger inbound,

        @Schema(description = "The preferred one first; those that have expired, or are used up, last.")
        List<BatchView> batches,

        @Schema(description = "What can be promised by which day.")
        List<PromiseView> promise) {

    static StockView of(Sku sku, List<Batch> batches, Preference preference, LocalDate today) {
        ToIntFunction<Batch> rank = batch -> rank(batch, preference, today);
        List<PromiseView> promise = PromiseView.of(
                batches.stream().filter(batch -> rank.applyAsInt(batch) == 0).toList());
        BigInteger available = PromiseView.last(promise);
        BigInteger onHand = promise.get(0).available();
        return new StockView(
                sku.value(),
                available,
                onHand,
                available.subtract(onHand),
                batches.stream()
                        .sorted(Comparator.comparingInt(rank).thenComparing(preference.order()))
                        .map(BatchView::of)
                        .toList(),
                promise);
    }

    private static int rank(Batch batch, Preference preference, LocalDate today) {
        if (!batch.isOpen()) {
            return 2;
        }
        return preference.isEligible(batch, today) ? 0 : 1;
    }
}
