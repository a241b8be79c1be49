package io.allocation.spring;

import io.allocation.bus.Command;
import io.allocation.bus.Many;
import io.allocation.bus.Once;
import io.allocation.domain.AllocationException;
import io.allocation.domain.AllocationResult;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What commands and outcomes are called in metrics and traces: a few names, whatever the ids. */
final class CommandTags {

    private CommandTags() {}

    static String command(Command<?> command) {
        if (command instanceof Once<?> once) {
            return command(once.command());
        }
        return command instanceof Many<?> ? "many" : named(command);
    }

    /** Of an allocation, how it was answered; of others, that they were. */
    static String outcome(@Nullable Object answer) {
        if (answer instanceof Optional<?> once) {
            return once.map(CommandTags::outcome).orElse("repeated");
        }
        return answer instanceof AllocationResult result ? named(result) : "handled";
    }

    static String failure(Throwable failure) {
        if (failure instanceof ConcurrencyException) {
            return "conflict";
        }
        if (failure instanceof StoreException) {
            return "store_failure";
        }
        return failure instanceof AllocationException ? "rejected" : "failed";
    }

    /** By its type, in the way of meters. */
    static String named(Object thing) {
        return thing.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }
}
