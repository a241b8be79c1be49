package io.allocation.examples.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.servers.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ShardingTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int call(String... arguments) {
        CommandLine program =
                Sharding.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return program.execute(arguments);
    }

    private static String database() {
        return TestServers.postgres().newDatabase();
    }

    @Test
    void sells_out_with_a_store_for_each_database() {
        assertThat(call("--shard", database(), "--shard", database())).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines())
                .containsExactly(
                        "SKUs in each database: [20, 20]",
                        "800 lines allocated, 200 refused",
                        "1080 events published, 800 of them allocations",
                        "sold out exactly, each SKU in one database");
    }

    @Test
    void sells_out_behind_a_router_to_two_servers() {
        assertThat(call("--routed")).as(err.toString()).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "SKUs in each database: [20, 20]",
                        "800 lines allocated, 200 refused",
                        "sold out exactly, each SKU in one database");
    }

    @Test
    void a_database_that_cannot_be_used_is_told_without_its_password() {
        String nowhere = "jdbc:postgresql://localhost:1/shop?user=shop&password=secret";

        assertThat(call("--shard", nowhere, "--shard", nowhere)).isEqualTo(5);

        assertThat(err.toString())
                .startsWith("a database cannot be used: ")
                .contains("localhost:1")
                .doesNotContain("secret");
    }

    @Test
    void one_database_is_bad_usage() {
        assertThat(call("--shard", "jdbc:postgresql://localhost/one")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--shard is given twice or more, each a jdbc:postgresql:...");
    }
}
