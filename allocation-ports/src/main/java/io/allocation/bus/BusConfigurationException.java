package io.allocation.bus;

import io.allocation.domain.AllocationException;
import java.util.List;

/** A bus was put together wrongly. Thrown when it is built, with every mistake that was found. */
public final class BusConfigurationException extends AllocationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the mistakes.
     *
     * @param problems what is wrong, one entry for each mistake
     */
    public BusConfigurationException(List<String> problems) {
        super("the message bus cannot be built: " + String.join("; ", problems));
    }
}
