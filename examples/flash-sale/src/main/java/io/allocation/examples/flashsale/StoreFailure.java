package io.allocation.examples.flashsale;

/** The database cannot be started or reached. */
final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoreFailure(String message, Throwable cause) {
        // Servers like to tell details in further lines.
        super(message.strip().replaceAll("\\s*\\R\\s*", " "), cause);
    }

    static StoreFailure opening(JdbcUrl url, Throwable cause) {
        return new StoreFailure(url.hideIn("cannot use " + url.name() + ": " + reason(cause)), cause);
    }

    static StoreFailure starting(Throwable cause) {
        return new StoreFailure("cannot start PostgreSQL: " + reason(cause), cause);
    }

    static StoreFailure selling(JdbcUrl url, Throwable cause) {
        return new StoreFailure(url.hideIn("the database broke off: " + cause.getMessage()), cause);
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
}
