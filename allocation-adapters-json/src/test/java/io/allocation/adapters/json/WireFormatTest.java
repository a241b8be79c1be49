package io.allocation.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.BatchArrived;
import io.allocation.domain.BatchEtaChanged;
import io.allocation.domain.BatchQuantityChanged;
import io.allocation.domain.BatchReceived;
import io.allocation.domain.BatchReference;
import io.allocation.domain.BatchWithdrawn;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.LineDeallocated;
import io.allocation.domain.LineQuantityChanged;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.LineShipped;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.messaging.MessageTypes;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationCommand;
import io.allocation.service.ChangeBatchEta;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.MarkBatchArrived;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import io.allocation.service.WithdrawBatch;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published and sent, to the letter. A change here is a new version of a schema. */
class WireFormatTest {

    private static final JsonCodec CODEC = JsonCodec.standard();

    private static final Sku LAMP = new Sku("LAMP");
    private static final BatchReference B1 = new BatchReference("b-1");
    private static final BatchReference B2 = new BatchReference("b-2");
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final LocalDate MARCH_9 = LocalDate.of(2026, 3, 9);
    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);
    private static final OrderLine LINE = OrderLine.of("order-1", "LAMP", 5);

    record Sample(Object message, String json) {}

    static List<Sample> samples() {
        return List.of(
                // events
                new Sample(new BatchReceived(LAMP, B1, 100, null, null, null, 1), """
                        {"sku":"LAMP","batch":"b-1","quantity":100,"version":1}"""),
                new Sample(new BatchReceived(LAMP, B1, 100, MARCH_1, YEAR_END, new Warehouse("north"), 1), """
                        {"sku":"LAMP","batch":"b-1","quantity":100,"eta":"2026-03-01","expiry":"2026-12-31",\
                        "warehouse":"north","version":1}"""),
                new Sample(new BatchQuantityChanged(LAMP, B1, 100, 80, 2), """
                        {"sku":"LAMP","batch":"b-1","from":100,"to":80,"version":2}"""),
                new Sample(new BatchWithdrawn(LAMP, B1, 80, 0, 3), """
                        {"sku":"LAMP","batch":"b-1","from":80,"to":0,"version":3}"""),
                new Sample(new BatchEtaChanged(LAMP, B1, MARCH_1, MARCH_9, 4), """
                        {"sku":"LAMP","batch":"b-1","from":"2026-03-01","to":"2026-03-09","version":4}"""),
                new Sample(new BatchArrived(LAMP, B1, MARCH_9, 5), """
                        {"sku":"LAMP","batch":"b-1","eta":"2026-03-09","version":5}"""),
                new Sample(new LineAllocated(LINE, B1, 3, 6), """
                        {"line":{"orderId":"order-1","sku":"LAMP","quantity":5},"batch":"b-1","quantity":3,"version":6}"""),
                new Sample(new LineReallocated(LINE, B1, B2, 3, 7), """
                        {"line":{"orderId":"order-1","sku":"LAMP","quantity":5},"from":"b-1","to":"b-2","quantity":3,\
                        "version":7}"""),
                new Sample(new LineDeallocated(LINE, B1, 3, 8), """
                        {"line":{"orderId":"order-1","sku":"LAMP","quantity":5},"batch":"b-1","quantity":3,"version":8}"""),
                new Sample(new LineQuantityChanged(new OrderId("order-1"), LAMP, 5, 0, 9), """
                        {"orderId":"order-1","sku":"LAMP","from":5,"to":0,"version":9}"""),
                new Sample(new LineShipped(LINE, B1, 3, 10), """
                        {"line":{"orderId":"order-1","sku":"LAMP","quantity":5},"batch":"b-1","quantity":3,"version":10}"""),
                new Sample(new OutOfStock(LINE, 2, Long.MAX_VALUE), """
                        {"line":{"orderId":"order-1","sku":"LAMP","quantity":5},"shortfall":2,\
                        "version":9223372036854775807}"""),
                // commands
                new Sample(Allocate.of("order-1", "LAMP", 5), """
                        {"orderId":"order-1","sku":"LAMP","quantity":5}"""),
                new Sample(ChangeLineQuantity.of("order-1", "LAMP", 0), """
                        {"orderId":"order-1","sku":"LAMP","quantity":0}"""),
                new Sample(ShipLine.of("order-1", "LAMP"), """
                        {"orderId":"order-1","sku":"LAMP"}"""),
                new Sample(ReceiveBatch.onHand("LAMP", "b-1", 100), """
                        {"sku":"LAMP","reference":"b-1","quantity":100}"""),
                new Sample(new ReceiveBatch(LAMP, B1, 100, MARCH_1, YEAR_END, new Warehouse("north")), """
                        {"sku":"LAMP","reference":"b-1","quantity":100,"eta":"2026-03-01","expiry":"2026-12-31",\
                        "warehouse":"north"}"""),
                new Sample(ChangeBatchQuantity.of("LAMP", "b-1", 80), """
                        {"sku":"LAMP","reference":"b-1","quantity":80}"""),
                new Sample(ChangeBatchEta.of("LAMP", "b-1", MARCH_9), """
                        {"sku":"LAMP","reference":"b-1","eta":"2026-03-09"}"""),
                new Sample(MarkBatchArrived.of("LAMP", "b-1"), """
                        {"sku":"LAMP","reference":"b-1"}"""),
                new Sample(WithdrawBatch.of("LAMP", "b-1"), """
                        {"sku":"LAMP","reference":"b-1"}"""));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void is_written(Sample sample) {
        assertThat(CODEC.encode(sample.message)).isEqualTo(sample.json);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void is_read(Sample sample) {
        assertThat((Object) CODEC.decode(sample.json, sample.message.getClass()))
                .isEqualTo(sample.message);
    }

    @Test
    void every_event_and_command_of_the_library_has_a_sample() {
        Set<Class<?>> own = Stream.of(ProductEvent.class, AllocationCommand.class)
                .flatMap(WireFormatTest::leaves)
                .collect(Collectors.toSet());

        assertThat(own).allSatisfy(type -> MessageTypes.standard().nameOf(type));
        assertThat(samples().stream().<Class<?>>map(sample -> sample.message.getClass()))
                .containsAll(own);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(WireFormatTest::leaves)
                : Stream.of(type);
    }

    @Test
    void optional_fields_may_be_null() {
        String json = """
                {"sku": "LAMP", "reference": "b-1", "quantity": 100, "eta": null, "expiry": null, "warehouse": null}""";

        assertThat(CODEC.decode(json, ReceiveBatch.class)).isEqualTo(ReceiveBatch.onHand("LAMP", "b-1", 100));
    }

    @Test
    void unknown_fields_are_passed_over_and_order_and_blanks_do_not_matter() {
        String json = """
                { "note" : {"a": [1, {"b": null}]}, "quantity" : 5,
                  "sku":"LAMP",
                  "orderId":"order-1", "priority": 7 }
                """;

        assertThat(CODEC.decode(json, Allocate.class)).isEqualTo(Allocate.of("order-1", "LAMP", 5));
    }

    @Test
    void says_what_it_writes() {
        assertThat(CODEC.contentType()).isEqualTo("application/json");
    }
}
