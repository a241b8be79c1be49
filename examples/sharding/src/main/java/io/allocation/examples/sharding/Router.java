package io.allocation.examples.sharding;

import io.allocation.adapters.jdbc.Database;
import io.allocation.adapters.jdbc.JdbcStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.shardingsphere.driver.api.ShardingSphereDataSourceFactory;
import org.apache.shardingsphere.driver.jdbc.core.datasource.ShardingSphereDataSource;
import org.apache.shardingsphere.infra.algorithm.core.config.AlgorithmConfiguration;
import org.apache.shardingsphere.sharding.api.config.ShardingRuleConfiguration;
import org.apache.shardingsphere.sharding.api.config.rule.ShardingTableReferenceRuleConfiguration;
import org.apache.shardingsphere.sharding.api.config.rule.ShardingTableRuleConfiguration;
import org.apache.shardingsphere.sharding.api.config.strategy.sharding.StandardShardingStrategyConfiguration;

/**
 * Makes one database of several, by Apache ShardingSphere.
 *
 * @param dataSource connections to all of them at once
 */
record Router(ShardingSphereDataSource dataSource) implements AutoCloseable {

    private static final String ALGORITHM = "by_sku";
    private static final List<String> TABLES = List.of("allocation_product", "allocation_batch", "allocation_claim");

    /**
     * Reads the tables' columns, which have to be there.
     *
     * @param shards the databases, always in the same order
     * @return what routes to them
     * @throws SQLException if one of them cannot be used
     */
    static Router over(List<? extends DataSource> shards) throws SQLException {
        Map<String, DataSource> named =
                IntStream.range(0, shards.size()).boxed().collect(Collectors.toMap(BySku::name, shards::get));
        return new Router((ShardingSphereDataSource) ShardingSphereDataSourceFactory.createDataSource(
                "allocation", null, named, List.of(rule(shards.size())), new Properties()));
    }

    /** One store in all databases, without outbox. */
    JdbcStore store() {
        return JdbcStore.on(dataSource, Database.SHARDED_POSTGRESQL);
    }

    @Override
    public void close() throws SQLException {
        dataSource.close();
    }

    /** Rows of one SKU are in one database, so that joins by the SKU are made there. */
    private static ShardingRuleConfiguration rule(int shards) {
        ShardingRuleConfiguration rule = new ShardingRuleConfiguration();
        for (String table : TABLES) {
            rule.getTables().add(table(table, shards));
        }
        rule.getBindingTableGroups()
                .add(new ShardingTableReferenceRuleConfiguration("allocation", String.join(",", TABLES)));
        rule.setDefaultDatabaseShardingStrategy(new StandardShardingStrategyConfiguration("sku", ALGORITHM));
        rule.getShardingAlgorithms().put(ALGORITHM, algorithm());
        return rule;
    }

    private static ShardingTableRuleConfiguration table(String table, int shards) {
        return new ShardingTableRuleConfiguration(
                table,
                IntStream.range(0, shards)
                        .mapToObj(shard -> BySku.name(shard) + "." + table)
                        .collect(Collectors.joining(",")));
    }

    private static AlgorithmConfiguration algorithm() {
        Properties properties = new Properties();
        properties.setProperty("strategy", "STANDARD");
        properties.setProperty("algorithmClassName", BySku.class.getName());
        return new AlgorithmConfiguration("CLASS_BASED", properties);
    }
}
