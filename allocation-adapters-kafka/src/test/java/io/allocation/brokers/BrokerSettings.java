package io.allocation.brokers;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One node that is broker and controller, as small and as fast as it goes. */
final class BrokerSettings {

    private BrokerSettings() {}

    /** Returns them as the text of a properties file. */
    static String of(int port, int controllerPort, Path data) {
        return Stream.of(
                        "process.roles=broker,controller",
                        "node.id=1",
                        "controller.quorum.voters=1@localhost:" + controllerPort,
                        "listeners=CLIENTS://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                        "listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "controller.listener.names=CONTROLLER",
                        "inter.broker.listener.name=CLIENTS",
                        "log.dir=" + data.toString().replace("\\", "\\\\"),
                        "auto.create.topics.enable=false",
                        "offsets.topic.replication.factor=1",
                        "offsets.topic.num.partitions=1",
                        "transaction.state.log.replication.factor=1",
                        "transaction.state.log.min.isr=1",
                        "transaction.state.log.num.partitions=1",
                        "share.coordinator.state.topic.replication.factor=1",
                        "share.coordinator.state.topic.min.isr=1",
                        "share.coordinator.state.topic.num.partitions=1",
                        // after a kill, the controller waits that long for the old one
                        "broker.session.timeout.ms=2000",
                        "broker.heartbeat.interval.ms=200",
                        "group.initial.rebalance.delay.ms=0",
                        "group.min.session.timeout.ms=1000",
                        "num.io.threads=2",
                        "num.network.threads=2",
                        "log.cleaner.enable=false",
                        "log.segment.bytes=16777216",
                        "log.index.size.max.bytes=65536")
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
