package io.allocation.brokers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The process of a broker: controller and broker in one, on the directory that the settings name. */
final class BrokerMain {

    private BrokerMain() {}

    /**
     * Runs until it is killed, or its parent is gone.
     *
     * @param arguments the file with the settings, the directory of the data
     */
    public static void main(String[] arguments) throws IOException {
        endWithParent();
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            format(arguments[0]);
        }
        Kafka.main(new String[] {arguments[0]});
    }

    private static void format(String settings) {
        int code = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", settings}, System.out);
        if (code != 0) {
            throw new IllegalStateException("the storage could not be formatted: " + code);
        }
    }

    /** Whoever started this holds the other end of standard input; it closes when he is gone, even if killed. */
    private static void endWithParent() {
        Thread watch = new Thread(BrokerMain::awaitEndOfInput, "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEndOfInput() {
        try {
            int read;
            do {
                read = System.in.read();
            } while (read >= 0);
        } catch (IOException gone) {
            System.out.println("The parent is gone: " + gone);
        }
        Runtime.getRuntime().halt(0);
    }
}
