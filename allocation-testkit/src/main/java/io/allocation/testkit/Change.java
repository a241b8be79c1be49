package io.allocation.testkit;

import static io.allocation.testkit.StoreTestCase.NEXT_WEEK;
import static io.allocation.testkit.StoreTestCase.SPLIT;
import static io.allocation.testkit.StoreTestCase.TODAY;
import static io.allocation.testkit.StoreTestCase.TOMORROW;
import static io.allocation.testkit.StoreTestCase.WHOLE;
import static io.allocation.testkit.StoreTestCase.allocate;
import static io.allocation.testkit.StoreTestCase.batch;
import static io.allocation.testkit.StoreTestCase.order;
import static io.allocation.testkit.StoreTestCase.receive;

import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import java.util.List;
import java.util.function.Consumer;

/** Everything that can happen to the product that {@link #prepare} makes. */
enum Change {
    RECEIVE(product -> receive(product, "new", 5)),
    GROW_BATCH(product -> product.changeBatchQuantity(batch("on-hand"), 12, WHOLE, TODAY)),
    SHRINK_BATCH_AND_MOVE_LINES(product -> product.changeBatchQuantity(batch("on-hand"), 3, WHOLE, TODAY)),
    SHRINK_BATCH_AND_MOVE_A_PART(product -> product.changeBatchQuantity(batch("on-hand"), 3, SPLIT, TODAY)),
    SHRINK_BATCH_AND_UNSEAT_LINES(product -> product.changeBatchQuantity(batch("inbound"), 4, WHOLE, TODAY)),
    CHANGE_ETA(product -> product.changeEta(batch("inbound"), NEXT_WEEK)),
    MARK_ARRIVED(product -> product.markArrived(batch("inbound"))),
    WITHDRAW(product -> product.withdraw(batch("inbound"), WHOLE, TODAY)),
    ALLOCATE(product -> allocate(product, "another", 2)),
    USE_UP(product -> allocate(product, "another", 6)),
    RAISE_LINE(product -> product.changeLineQuantity(order("small"), 6, WHOLE, TODAY)),
    RAISE_AND_MOVE_LINE(product -> product.changeLineQuantity(order("small"), 11, WHOLE, TODAY)),
    LOWER_LINE(product -> product.changeLineQuantity(order("small"), 2, WHOLE, TODAY)),
    CANCEL_LINE(product -> product.changeLineQuantity(order("small"), 0, WHOLE, TODAY)),
    SHIP(product -> product.ship(order("small")));

    static final List<BatchReference> BATCHES = List.of(batch("on-hand"), batch("inbound"), batch("new"));
    static final List<OrderId> ORDERS = List.of(order("small"), order("large"), order("another"));

    @SuppressWarnings("ImmutableEnumChecker") // the verbs have no state
    private final Consumer<Product> verb;

    Change(Consumer<Product> verb) {
        this.verb = verb;
    }

    /** On hand 10 with 4 for "small"; inbound 24 with 12 for "large". */
    static void prepare(Product product) {
        receive(product, "on-hand", 10);
        product.receive(Batch.inbound(product.sku(), batch("inbound"), 24, TOMORROW));
        allocate(product, "small", 4);
        allocate(product, "large", 12);
    }

    void happenTo(Product product) {
        verb.accept(product);
    }

    static ProductPicture picture(Product product) {
        return ProductPicture.of(product, BATCHES, ORDERS);
    }
}
