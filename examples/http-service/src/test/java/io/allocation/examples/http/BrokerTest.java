package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.unique;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** With Kafka, which its address alone switches on. */
class BrokerTest {

    /** Port 1 is nobody's. */
    private static final String NAMED = "--allocation.kafka.properties.bootstrap.servers=localhost:1";

    /** For a quick end. */
    private static final String SOON = "--allocation.kafka.properties.max.block.ms=200";

    @Test
    void a_broker_that_is_away_keeps_no_event_from_listeners() {
        String sku = unique("sku");
        try (RunningService service = RunningService.start(NAMED, SOON);
                EventListener listener = EventListener.to(service)) {
            assertThat(service.has("allocationKafkaPublisher")).isTrue();

            service.command("/add_batch", "{'ref':'b-1','sku':'" + sku + "','qty':10,'eta':null}");

            assertThat(listener.next().path("sku").asString()).isEqualTo(sku);
        }
    }

    @Test
    void without_an_address_there_is_none() {
        assertThat(RunningService.shared().has("allocationKafkaPublisher")).isFalse();
    }
}
