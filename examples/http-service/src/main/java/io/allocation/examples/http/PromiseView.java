package io.allocation.examples.http;

import io.allocation.domain.Batch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

@Schema(name = "Promise")
record PromiseView(
        @Schema(
                description = "The first day on which so much can be delivered; null: now.",
                types = {"string", "null"},
                format = "date")
        @Nullable
        LocalDate from,

        @Schema(description = "Units in all, those of earlier entries included.")
        BigInteger available) {

    /** Adds up what can be promised, day by day as it comes in. */
    static List<PromiseView> of(List<Batch> batches) {
        BigInteger sum = BigInteger.ZERO;
        Map<LocalDate, BigInteger> inbound = new TreeMap<>();
        for (Batch batch : batches) {
            BigInteger units = BigInteger.valueOf(batch.available());
            LocalDate eta = batch.eta();
            if (eta == null) {
                sum = sum.add(units);
            } else {
                inbound.merge(eta, units, BigInteger::add);
            }
        }
        List<PromiseView> promise = new ArrayList<>(List.of(new PromiseView(null, sum)));
        for (Map.Entry<LocalDate, BigInteger> day : inbound.entrySet()) {
            sum = sum.add(day.getValue());
            promise.add(new PromiseView(day.getKey(), sum));
        }
        return promise;
    }

    static BigInteger last(List<PromiseView> promise) {
        return promise.get(promise.size() - 1).available();
    }
}
