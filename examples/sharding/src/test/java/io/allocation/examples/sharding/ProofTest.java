package io.allocation.examples.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Sku;
import io.allocation.servers.TestServers;
import io.allocation.service.ReceiveBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proof notices what must not be. */
class ProofTest {

    private static final Sku LAMP = new Sku("LAMP-0");

    private final Crowd crowd = new Crowd(2, 4);
    private final Shards shards = Shards.open(
            List.of(TestServers.postgres().newDatabase(), TestServers.postgres().newDatabase()));
    private final Proof proof = new Proof(shards, crowd);
    private Crowd.Told told;

    @BeforeEach
    void sellOut() throws Exception {
        crowd.receive(shards::busOf);
        told = crowd.order(shards::busOf);
    }

    @AfterEach
    void close() {
        shards.close();
    }

    private Shard shardOf(boolean own) {
        int shard = BySku.shardOf(LAMP.value(), 2);
        return shards.all().get(own ? shard : 1 - shard);
    }

    @Test
    void nothing_is_wrong_if_all_is_right() {
        assertThat(proof.problems(told)).isEmpty();
    }

    @Test
    void more_claims_than_stock_are_wrong() throws SQLException {
        try (Connection connection = shardOf(true).pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE allocation_claim SET quantity = 2, ordered = 2 WHERE sku = 'LAMP-0'");
        }

        assertThat(proof.problems(told))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("LAMP-0 has 4 units allocated of 4, orders hold 8"));
    }

    @Test
    void a_product_in_two_databases_is_wrong() {
        shards.buses().get(shards.all().indexOf(shardOf(false))).handle(ReceiveBatch.onHand(LAMP.value(), "B-1", 1));

        assertThat(proof.problems(told)).containsExactly("LAMP-0 is in 2 databases");
    }

    @Test
    void an_answer_without_a_claim_is_wrong() {
        assertThat(proof.problems(told.plus(new Crowd.Told(1, 0))))
                .containsExactly("orders hold 8 units, but senders were told of 9");
    }

    @Test
    void events_that_were_not_published_are_wrong() throws InterruptedException {
        Heard heard = new Heard();
        assertThat(proof.problems(told, heard)).containsExactly("0 allocations were published, but there were 8");

        heard.publishAll(shards);
        assertThat(proof.problems(told, heard)).isEmpty();
    }
}
