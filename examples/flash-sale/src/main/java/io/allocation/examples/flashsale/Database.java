package io.allocation.examples.flashsale;

/** Where stock is sold. */
interface Database extends AutoCloseable {

    /** What people call it. */
    String name();

    JdbcUrl url();

    /** Ends it, if it was started here. */
    @Override
    void close();

    /**
     * One that is there.
     *
     * @param name what people call it
     * @param url where it is
     */
    record Given(String name, JdbcUrl url) implements Database {

        @Override
        public void close() {}
    }
}
