package io.allocation.adapters.memory;

import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.testkit.OutboxContract;
import io.allocation.testkit.OutboxFixture;
import io.allocation.testkit.PlainTextCodec;
import io.allocation.testkit.StoreContract;
import io.allocation.testkit.StoreFixture;
import java.time.Clock;
import org.junit.jupiter.api.Nested;

class InMemoryOutboxTest extends OutboxContract {

    @Override
    protected OutboxFixture openStore(EventEncoder encoder) {
        return new InMemoryFixture(encoder);
    }

    /** A store that writes an outbox is a store all the same. */
    @Nested
    class Store extends StoreContract {
        @Override
        protected StoreFixture openStore() {
            return new InMemoryFixture(
                    new EventEncoder(MessageTypes.standard(), new PlainTextCodec(), Clock.systemUTC()));
        }
    }
}
