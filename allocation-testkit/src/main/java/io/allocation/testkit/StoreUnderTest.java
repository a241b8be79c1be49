package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.LineCommand;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownSkuException;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.Verification;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store that gets commands, through the bus or several in one unit of work, and tells what came of them. */
final class StoreUnderTest implements AutoCloseable {

    private final StoreFixture fixture;
    private final List<Event> heard = new ArrayList<>();

    StoreUnderTest(StoreFixture fixture) {
        this.fixture = fixture;
    }

    Reaction handle(Step step) {
        heard.clear();
        Object outcome = Reaction.outcomeOf(() -> bus(step.circumstances()).handle(step.command()));
        return new Reaction(outcome, heard);
    }

    List<Reaction> handle(List<Step> steps) {
        return steps.stream().map(this::handle).toList();
    }

    private MessageBus bus(Circumstances now) {
        Clock clock = Clock.fixed(now.today().atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return AllocationService.builder(fixture.unitsOfWork(), now.policy(), clock)
                .afterCommit(Event.class, heard::add)
                .build();
    }

    /**
     * All in one unit of work, which is told beforehand what they ask for if it is to lock. A command that is refused
     * leaves no trace in it.
     */
    List<Reaction> handleTogether(List<Step> steps, Locking locking) {
        try (UnitOfWork unitOfWork = fixture.unitsOfWork().begin(locking)) {
            if (locking == Locking.PESSIMISTIC) {
                unitOfWork.expect(lines(steps));
            }
            List<Reaction> reactions = new ArrayList<>();
            for (Step step : steps) {
                unitOfWork.nextCommand();
                Object outcome = Reaction.outcomeOf(() -> Verbs.apply(step, product(step, unitOfWork)));
                reactions.add(new Reaction(outcome, unitOfWork.collectEvents()));
            }
            unitOfWork.commit();
            return reactions;
        }
    }

    private static Map<Sku, Set<OrderId>> lines(List<Step> steps) {
        Map<Sku, Set<OrderId>> lines = new HashMap<>();
        for (Step step : steps) {
            Set<OrderId> orders = lines.computeIfAbsent(step.command().sku(), sku -> new HashSet<>());
            if (step.command() instanceof LineCommand<?> line) {
                orders.add(line.orderId());
            }
        }
        return lines;
    }

    private static Product product(Step step, UnitOfWork unitOfWork) {
        Sku sku = step.command().sku();
        return unitOfWork.products().get(sku).orElseGet(() -> {
            if (!(step.command() instanceof ReceiveBatch)) {
                throw new UnknownSkuException(sku);
            }
            Product product = Product.create(sku);
            unitOfWork.products().add(product);
            return product;
        });
    }

    AllocationViews views() {
        return fixture.views();
    }

    Snapshot snapshot() {
        return Snapshot.of(fixture.views());
    }

    Snapshot snapshot(List<OrderId> orders) {
        return Snapshot.of(fixture.views(), orders);
    }

    /** Checks the counters too. */
    @Override
    public void close() {
        assertThat(fixture.verify()).matches(Verification::isClean);
        fixture.close();
    }
}
