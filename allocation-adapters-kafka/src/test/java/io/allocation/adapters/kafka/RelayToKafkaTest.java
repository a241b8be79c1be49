package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.brokers.TestBrokers;
import io.allocation.bus.MessageBus;
import io.allocation.domain.LineAllocated;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Relay;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RelayToKafkaTest {

    @Test
    void what_is_committed_is_read_by_others() throws Exception {
        JsonCodec codec = JsonCodec.standard();
        InMemoryStore store = new InMemoryStore(new EventEncoder(MessageTypes.standard(), codec, Clock.systemUTC()));
        MessageBus bus = AllocationService.on(store);
        Topic topic = Topic.on(TestBrokers.shared(), 3);
        try (KafkaEventPublisher publisher = KafkaEventPublisher.builder(topic.configuration())
                        .topic(topic.name())
                        .build();
                Relay relay = Relay.of(store.outbox(), publisher).start()) {
            bus.handle(ReceiveBatch.onHand("chair", "b-1", 10));
            bus.handle(Allocate.of("o-1", "chair", 3));

            assertThat(relay.drain(Duration.ofSeconds(30))).isTrue();
        }

        List<ConsumerRecord<byte[], byte[]>> records = topic.records();
        assertThat(records)
                .extracting(record -> Topic.headers(record).get("ce_type"))
                .containsExactly("io.allocation.batch-received.v1", "io.allocation.line-allocated.v1");
        LineAllocated allocated = codec.decode(Topic.text(records.get(1).value()), LineAllocated.class);
        assertThat(allocated.line().quantity()).isEqualTo(3);
    }
}
