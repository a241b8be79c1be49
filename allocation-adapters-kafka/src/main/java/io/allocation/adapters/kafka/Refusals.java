package io.allocation.adapters.kafka;

import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Failures that are a record's own fault: it is refused today and tomorrow, and others are not. */
final class Refusals {

    private static final Set<Class<?>> KINDS = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            SerializationException.class);

    private Refusals() {}

    static boolean isRefusal(Throwable failure) {
        return KINDS.stream().anyMatch(kind -> kind.isInstance(failure));
    }
}
