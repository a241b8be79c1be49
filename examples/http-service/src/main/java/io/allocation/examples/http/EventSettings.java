package io.allocation.examples.http;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Require;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are told to browsers.
 *
 * @param subscribers how many may listen at once; each takes a thread
 * @param kept how many events are remembered, for those who come back or are slow; several times what a relay publishes
 *     at once, which may come again while another publisher is away
 * @param heartbeat after how much silence something is sent, to notice who has left
 */
@ConfigurationProperties("events")
record EventSettings(
        @DefaultValue("100") int subscribers,
        @DefaultValue("10000") int kept,
        @DefaultValue("15s") Duration heartbeat) {

    EventSettings {
        Require.positive("events.subscribers", subscribers);
        Require.positive("events.kept", kept);
        if (heartbeat.isNegative() || heartbeat.isZero()) {
            throw new InvalidValueException("events.heartbeat", heartbeat, "must be positive");
        }
    }
}
