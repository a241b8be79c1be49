package io.allocation.examples.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint.MetricDescriptor;
import org.springframework.stereotype.Component;

/** Answers a question for an unknown meter as all others: the actuator's own 404 says nothing. */
@Component
@EndpointWebExtension(endpoint = MetricsEndpoint.class)
final class MeterProblem {

    private final MetricsEndpoint meters;

    MeterProblem(MetricsEndpoint meters) {
        this.meters = meters;
    }

    @ReadOperation
    MetricDescriptor metric(@Selector String requiredMetricName, @Nullable List<String> tag) {
        MetricDescriptor found = meters.metric(requiredMetricName, tag);
        if (found == null) {
            throw NotFoundException.meter(requiredMetricName);
        }
        return found;
    }
}
