package io.allocation.brokers;

/** Where tests get their Kafka brokers. */
public final class TestBrokers {

    private TestBrokers() {}

    /**
     * Returns the broker that all tests of this JVM share: the one that {@code ALLOCATION_TEST_KAFKA} names, as in
     * {@code bootstrap.servers}; else one that starts at first use and ends with the JVM.
     *
     * @return the shared broker
     */
    public static TestBroker shared() {
        return Shared.BROKER;
    }

    /**
     * Starts a broker of one's own, to be killed.
     *
     * @return a new broker, to be closed
     */
    public static TestBroker start() {
        return OwnBroker.started();
    }

    /** Its class loads, and the broker starts, at first use, and once. */
    private static final class Shared {
        static final TestBroker BROKER = new SharedBroker(servers());

        private static String servers() {
            String existing = System.getenv("ALLOCATION_TEST_KAFKA");
            return existing == null ? OwnBroker.started().bootstrapServers() : existing;
        }
    }
}
