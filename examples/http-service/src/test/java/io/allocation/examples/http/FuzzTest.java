package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Whatever a client sends: if it cannot be served it is the client's mistake, is told so, changes nothing, and leaves
 * nothing behind.
 */
class FuzzTest {

    private static final int ATTACKS = 10_000;
    private static final int BEGINNING = 2_000; // until then, classes are loaded and pools and caches filled

    /** Less than what a request is made of: if each left something behind, it would be more. */
    private static final long BYTES_PER_ATTACK = 512;

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final RunningService service = RunningService.shared();
    private final RawHttp http = new RawHttp(service.port());
    private String before;
    private int attacks;
    private long usedInTheBeginning;

    @Provide
    Arbitrary<Attack> attacks() {
        return Attacks.all();
    }

    @BeforeProperty
    void fill() {
        service.command("/add_batch", "{'ref':'b-1','sku':'FUZZ','qty':100,'eta':null}");
        service.command("/add_batch", "{'ref':'b-2','sku':'FUZZ','qty':100,'eta':'2999-01-01'}");
        service.command("/allocate", "{'orderid':'o-1','sku':'FUZZ','qty':10}");
        before = state();
    }

    @Property(tries = ATTACKS, edgeCases = EdgeCasesMode.NONE)
    void nothing_that_is_wrong_is_served_or_fails(@ForAll("attacks") Attack attack) {
        Optional<RawHttp.Answer> answer =
                attack.isHttp() ? http.exchange(attack.bytes(), attack.isHead()) : http.sendAndEnd(attack.bytes());

        if (attack.isHttp()) {
            assertThat(answer).as("answer to %s", attack).isPresent();
        }
        answer.ifPresent(told -> assertRefused(attack, told));
        if (++attacks == BEGINNING) {
            usedInTheBeginning = used();
        }
    }

    /** The bytes that are still used, by the service and by this test, once what can be is collected. */
    private static long used() {
        MEMORY.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    private static void assertRefused(Attack attack, RawHttp.Answer answer) {
        assertThat(answer.status() / 100)
                .as("%d to %s: %s", answer.status(), attack, answer.body())
                .isEqualTo(4);
        assertThat(answer.headers().get("content-type"))
                .as("%d to %s: %s", answer.status(), attack, answer.body())
                .startsWith("application/problem+json");
        if (!attack.isHead()) {
            assertThat(answer.body()).contains("\"status\":" + answer.status());
        }
    }

    @AfterProperty
    void nothing_has_changed_nor_is_left_behind() {
        http.close();
        assertThat((used() - usedInTheBeginning) / (ATTACKS - BEGINNING))
                .as("bytes that each left behind")
                .isLessThan(BYTES_PER_ATTACK);
        assertThat(state()).isEqualTo(before);
    }

    /** Without new events, even refusals: the order "o-9" would be one. */
    private String state() {
        return service.get("/availability/FUZZ?all=true").body()
                + service.get("/orders/o-1").body()
                + service.get("/orders/o-9").body();
    }
}
