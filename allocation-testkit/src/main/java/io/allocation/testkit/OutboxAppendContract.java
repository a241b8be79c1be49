package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.bus.MessageBus;
import io.allocation.domain.Event;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownSkuException;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MalformedMessageException;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.UnknownMessageTypeException;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.MessageId;
import io.allocation.ports.UnitOfWork;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What enters an {@link io.allocation.messaging.Outbox}, and in which order: the events of a unit of work share its
 * fate. Part of {@link OutboxContract}.
 */
public abstract class OutboxAppendContract extends OutboxTestCase {

    private static final String RECEIVED = "io.allocation.batch-received.v1";
    private static final String ALLOCATED = "io.allocation.line-allocated.v1";
    private static final String OUT_OF_STOCK = "io.allocation.out-of-stock.v1";
    private static final String NOTE = "com.example.note.v1";

    private record Unheard(Sku sku) implements Event {}

    /** For subclasses. */
    protected OutboxAppendContract() {}

    @Test
    void a_new_outbox_is_empty() {
        assertThat(claimAll()).isEmpty();
        assertThat(outbox().backlog().events()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> events_are_told_in_their_order_product_by_product_across_commits() {
        return Stream.of(Locking.values())
                .map(locking -> DynamicTest.dynamicTest(locking.name(), () -> {
                    Sku lamp = new Sku("LAMP " + locking);
                    Sku chair = new Sku("CHAIR " + locking);
                    try (UnitOfWork unitOfWork = begin(locking)) {
                        receive(product(unitOfWork, lamp), "B1", 10);
                        receive(product(unitOfWork, chair), "B1", 10);
                        allocate(product(unitOfWork, lamp), "order-1", 1);
                        unitOfWork.commit();
                    }
                    try (UnitOfWork unitOfWork = begin(locking)) {
                        allocate(product(unitOfWork, chair), "order-1", 1);
                        allocate(product(unitOfWork, lamp), "order-2", 1);
                        unitOfWork.commit();
                    }
                    tells(lamp, RECEIVED, ALLOCATED, ALLOCATED);
                    tells(chair, RECEIVED, ALLOCATED);
                }));
    }

    /** All that was ever told of a product, none of it published yet. */
    private void tells(Sku sku, String... types) {
        List<Message> messages = waiting(sku);
        assertThat(types(messages)).containsExactly(types);
        assertThat(positions(messages)).isEqualTo(consecutive(1, types.length));
    }

    @Test
    void positions_go_on_when_everything_is_published() {
        create(LAMP);
        commit(LAMP, product -> allocate(product, "order-1", 1));
        assertThat(positions(of(LAMP, publishAll()))).containsExactly(2L);
        commit(LAMP, product -> allocate(product, "order-2", 1));
        assertThat(positions(of(LAMP, publishAll()))).containsExactly(3L);
    }

    @Test
    void nothing_is_told_of_what_is_rolled_back() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork unitOfWork = begin()) {
            allocate(product(unitOfWork, LAMP), "order-1", 1);
            unitOfWork.publish(new Note(LAMP, "never"));
        }
        tells(LAMP, RECEIVED);
        commit(LAMP, product -> allocate(product, "order-2", 1));
        tells(LAMP, RECEIVED, ALLOCATED);
    }

    @Test
    void nothing_is_told_of_what_met_a_conflict() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(CHAIR, product -> receive(product, "B1", 10));
        try (UnitOfWork late = begin()) {
            allocate(product(late, CHAIR), "late", 1);
            allocate(product(late, LAMP), "late", 1);
            late.publish(new Note(CHAIR, "never"));
            commit(LAMP, product -> allocate(product, "early", 1));
            assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(late::commit);
        }
        tells(LAMP, RECEIVED, ALLOCATED);
        tells(CHAIR, RECEIVED);
    }

    @Test
    void a_refusal_takes_its_place() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(LAMP, product -> allocate(product, "too-much", 11));
        commit(LAMP, product -> allocate(product, "order-1", 10));
        tells(LAMP, RECEIVED, OUT_OF_STOCK, ALLOCATED);
        assertThat(storedVersion(LAMP)).isEqualTo(2);
    }

    @Test
    void an_event_of_a_user_s_own_takes_its_place() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(unitOfWork -> {
            unitOfWork.publish(new Note(LAMP, "published ones come behind the product's"));
            allocate(product(unitOfWork, LAMP), "order-1", 1);
        });
        commit(LAMP, product -> allocate(product, "order-2", 1));
        tells(LAMP, RECEIVED, ALLOCATED, NOTE, ALLOCATED);
    }

    @Test
    void an_event_may_be_about_a_product_that_its_unit_of_work_did_not_touch() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(CHAIR, product -> receive(product, "B1", 10));
        commit(unitOfWork -> {
            unitOfWork.publish(new Note(CHAIR, "beside a change of another product"));
            allocate(product(unitOfWork, LAMP), "order-1", 1);
        });
        tell(CHAIR, "without any change");
        tells(CHAIR, RECEIVED, NOTE, NOTE);
        assertThat(storedVersion(CHAIR)).isEqualTo(1);
    }

    @Test
    void an_event_may_be_about_a_product_that_is_created_with_it() {
        commit(unitOfWork -> {
            unitOfWork.publish(new Note(LAMP, "new"));
            receive(product(unitOfWork, LAMP), "B1", 10);
        });
        tells(LAMP, RECEIVED, NOTE);
    }

    /**
     * What others change is no conflict for one that changes nothing: there is an order for it to take its place in.
     */
    @Test
    void an_event_comes_behind_what_was_committed_before_it() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork late = begin()) {
            assertThat(late.products().get(LAMP)).isPresent();
            late.publish(new Note(LAMP, "late"));
            commit(LAMP, product -> allocate(product, "early", 1));
            late.commit();
        }
        tells(LAMP, RECEIVED, ALLOCATED, NOTE);
    }

    @Test
    void events_that_were_collected_are_told_all_the_same() {
        commit(unitOfWork -> {
            receive(product(unitOfWork, LAMP), "B1", 10);
            unitOfWork.publish(new Note(LAMP, "collected"));
            assertThat(unitOfWork.collectEvents()).hasSize(2);
            allocate(product(unitOfWork, LAMP), "order-1", 1);
        });
        tells(LAMP, RECEIVED, NOTE, ALLOCATED);
    }

    @Test
    void what_event_handlers_publish_is_told() {
        MessageBus bus = busBuilder(WHOLE)
                .onEvent(LineAllocated.class, (event, work) -> work.publish(new Note(event.sku(), "by a handler")))
                .build();
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        bus.handle(Allocate.of("order-1", "LAMP", 1));
        tells(LAMP, RECEIVED, ALLOCATED, NOTE);
    }

    @Test
    void a_command_that_is_sent_again_is_told_once() {
        MessageBus bus = bus();
        for (int i = 0; i < 3; i++) {
            bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
            bus.handle(Allocate.of("order-1", "LAMP", 1));
        }
        tells(LAMP, RECEIVED, ALLOCATED);
    }

    @Test
    void a_message_that_is_delivered_again_is_told_once() {
        MessageBus bus = bus();
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        MessageId message = new MessageId("shop", "/orders", "1");
        for (int i = 0; i < 3; i++) {
            bus.handleOnce(message, Allocate.of("order-1", "LAMP", 11));
        }
        tells(LAMP, RECEIVED, OUT_OF_STOCK);
    }

    @Test
    void internal_events_do_not_leave() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(unitOfWork -> {
            unitOfWork.publish(new Secret("beside a change"));
            allocate(product(unitOfWork, LAMP), "order-1", 1);
        });
        commit(unitOfWork -> unitOfWork.publish(new Secret("alone")));
        tells(LAMP, RECEIVED, ALLOCATED);
    }

    @Test
    void refusals_may_be_internal() {
        MessageTypes quiet = MessageTypes.builder().internal(OutOfStock.class).build();
        try (OutboxFixture store = openStore(new EventEncoder(quiet, new PlainTextCodec(), clock))) {
            MessageBus bus = AllocationService.on(store.unitsOfWork());
            bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
            bus.handle(Allocate.of("too-much", "LAMP", 11));
            assertThat(store.outbox().backlog().events()).isEqualTo(1);
        }
    }

    @Test
    void an_event_that_has_no_name_lets_nothing_happen() {
        assertThatExceptionOfType(UnknownMessageTypeException.class)
                .isThrownBy(() -> changeAndPublish(new Unheard(LAMP)))
                .withMessageContaining("Unheard");
        nothingHappened();
    }

    @Test
    void an_event_about_an_unknown_product_lets_nothing_happen() {
        assertThatExceptionOfType(UnknownSkuException.class)
                .isThrownBy(() -> changeAndPublish(new Note(CHAIR, "what chair?")))
                .extracting(UnknownSkuException::sku)
                .isEqualTo(CHAIR);
        nothingHappened();
        assertThatExceptionOfType(UnknownSkuException.class).isThrownBy(() -> tell(CHAIR, "alone"));
        nothingHappened();
    }

    @Test
    void an_event_that_cannot_be_written_lets_nothing_happen() {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> changeAndPublish(new Unwritable(LAMP)));
        nothingHappened();
    }

    private void changeAndPublish(Event event) {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(unitOfWork -> {
            unitOfWork.publish(new Note(LAMP, "never"));
            unitOfWork.publish(event);
            allocate(product(unitOfWork, LAMP), "order-1", 1);
        });
    }

    private void nothingHappened() {
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
        assertThat(views().allocationsOf(order("order-1"))).isEmpty();
        tells(LAMP, RECEIVED);
        assertThat(outbox().backlog().events()).isEqualTo(1);
    }
}
