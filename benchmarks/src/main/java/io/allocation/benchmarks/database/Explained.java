package io.allocation.benchmarks.database;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that collect the plans of all that is sent, which auto_explain has the server send along as notices. */
final class Explained {

    /** The plan begins with the first line that has a cost. */
    private static final Pattern NOTICE =
            Pattern.compile("duration: .* plan:\\nQuery Text:\\s*(?<query>(?s:.*?))\\n(?<plan>[^\\n]*\\(cost=(?s:.*))");

    private static final Pattern COSTS = Pattern.compile(" +\\(cost=[^)]*\\)");

    private final DataSource dataSource;
    private final String settings;
    private final List<String> notices = new ArrayList<>();

    /** @param mode what {@code plan_cache_mode} is set to */
    Explained(DataSource dataSource, String mode) {
        this.dataSource = dataSource;
        settings = """
                LOAD 'auto_explain';
                SET auto_explain.log_level = notice;
                SET auto_explain.log_analyze = on;
                SET auto_explain.log_buffers = on;
                SET auto_explain.log_timing = off;
                SET auto_explain.log_nested_statements = on;
                SET auto_explain.log_parameter_max_length = 0;
                SET auto_explain.log_min_duration = 0;
                SET plan_cache_mode =\s""" + mode;
    }

    DataSource dataSource() {
        return watched(DataSource.class, dataSource);
    }

    /** Of what is sent many times, the first plan. */
    void print(String title, Runnable action) {
        notices.clear();
        action.run();
        Map<String, List<String>> plans = notices.stream()
                .map(NOTICE::matcher)
                .filter(Matcher::matches)
                .collect(groupingBy(
                        notice -> notice.group("query"),
                        LinkedHashMap::new,
                        mapping(notice -> COSTS.matcher(notice.group("plan")).replaceAll(""), toList())));
        System.out.printf("%n==== %s%n", title);
        plans.forEach((query, alike) -> System.out.printf("%n%d × %s%n%s%n", alike.size(), query, alike.get(0)));
    }

    /** Asks for notices after every call of a method: plans may come with the answer to the next statement. */
    private <T> T watched(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = call(target, method, arguments);
                    if (result instanceof PreparedStatement statement) {
                        return watched(PreparedStatement.class, statement);
                    }
                    if (result instanceof Connection connection) {
                        prepare(connection);
                        return watched(Connection.class, connection);
                    }
                    collect(target);
                    return result;
                }));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings);
        }
    }

    private void collect(Object target) throws SQLException {
        if (target instanceof Statement statement && !statement.isClosed()) {
            add(statement.getWarnings());
            statement.clearWarnings();
        } else if (target instanceof Connection connection && !connection.isClosed()) {
            add(connection.getWarnings());
            connection.clearWarnings();
        }
    }

    private void add(@Nullable SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            notices.add(warning.getMessage());
        }
    }
}
