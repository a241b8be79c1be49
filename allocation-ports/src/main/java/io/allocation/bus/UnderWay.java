package io.allocation.bus;

import io.allocation.domain.AllocationException;
import org.jspecify.annotations.Nullable;

/**
 * What a thread carries out, for whatever bus: one command by itself, or several together. A handler may send commands
 * in the midst of it, which must not wait for anybody who might wait for what this thread holds.
 */
final class UnderWay {

    private static final UnderWay ALONE = new UnderWay(false);

    /** Set to null rather than removed: to put it back would allocate for each command. */
    private static final ThreadLocal<@Nullable UnderWay> OF_THREAD = new ThreadLocal<>();

    private final boolean isGroup;
    private @Nullable NestedCommandException another;

    private UnderWay(boolean isGroup) {
        this.isGroup = isGroup;
    }

    static UnderWay alone() {
        return ALONE;
    }

    static UnderWay together() {
        return new UnderWay(true);
    }

    /** Returns what was under way before, to be handed to {@link #end}. */
    static @Nullable UnderWay begin(UnderWay now) {
        UnderWay before = OF_THREAD.get();
        OF_THREAD.set(now);
        return before;
    }

    static void end(@Nullable UnderWay before) {
        OF_THREAD.set(before);
    }

    static boolean isAnything() {
        return OF_THREAD.get() != null;
    }

    /**
     * To be called before a command is carried out. A handler that sends one would have it wait for locks that its own
     * group holds: the group has to be dissolved, for a command by itself holds none on its first attempt.
     */
    static void requireNoGroup() {
        UnderWay now = OF_THREAD.get();
        if (now != null && now.isGroup) {
            now.another = new NestedCommandException();
            throw now.another;
        }
    }

    /** What a handler got for sending another command, and may have caught; null if none did. */
    @Nullable
    NestedCommandException another() {
        return another;
    }

    /** Dissolves the group; heard of by nobody, unless a handler catches it. */
    static final class NestedCommandException extends AllocationException {

        private static final long serialVersionUID = 1L;

        NestedCommandException() {
            super(
                    "a handler sent a command while its unit of work served others too; let this pass: it is called again,"
                            + " in a unit of work of its own");
        }
    }
}
