package io.allocation.examples.replay;

/** The store cannot be reached, or broke off: nothing more can be sent. */
final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoreFailure(String message, Throwable cause) {
        // Servers like to tell details in further lines.
        super(message.strip().replaceAll("\\s*\\R\\s*", " "), cause);
    }

    static StoreFailure opening(JdbcUrl url, Throwable cause) {
        return new StoreFailure("cannot use " + url.name() + ": " + reason(cause), cause);
    }

    /** Some drivers keep to themselves what is wrong with a connection. */
    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return message.contains(String.valueOf(root.getMessage())) ? message : message + " (" + root + ")";
    }

    static StoreFailure sending(Entry entry, Throwable cause) {
        return new StoreFailure(
                "stopped at " + entry.file() + ", line " + entry.line() + ": " + cause.getMessage()
                        + "; run it again on the same database: nothing is doubled",
                cause);
    }

    static StoreFailure verifying(Throwable cause) {
        return new StoreFailure(String.valueOf(cause.getMessage()), cause);
    }
}
