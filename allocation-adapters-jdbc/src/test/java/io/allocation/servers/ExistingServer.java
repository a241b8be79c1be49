package io.allocation.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The databases of a server whose life is somebody else's concern. */
final class ExistingServer implements TestServer {

    private static final Pattern URL = Pattern.compile("(jdbc:\\w+://[^/?]+/)([^?]*)\\??(.*)");

    private final String administrator;
    private final Engine engine;
    private final Set<String> databases = ConcurrentHashMap.newKeySet();

    ExistingServer(String administrator) {
        this.administrator = administrator;
        this.engine = Engine.of(administrator);
    }

    String administrator() {
        return administrator;
    }

    boolean accepts() {
        try (Connection connection = engine.dataSource(administrator).getConnection()) {
            return connection.isValid(0);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public String newDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        String url = url(name);
        run(administrator, statement -> engine.create(name, statement));
        databases.add(url);
        run(url, engine::leaveUtc);
        return url;
    }

    private String url(String database) {
        Matcher parts = parts(administrator);
        return parts.group(1)
                + database
                + Stream.of(parts.group(3), engine.parameters())
                        .filter(parameters -> !parameters.isEmpty())
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static Matcher parts(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be like jdbc:product://host:port/database?user=...: " + url);
        }
        return parts;
    }

    @Override
    public void drop(String url) {
        if (databases.remove(url)) {
            run(administrator, statement -> engine.drop(parts(url).group(2), statement));
        }
    }

    private void run(String url, Task task) {
        try (Connection connection = engine.dataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            task.run(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(url, failure);
        }
    }

    private interface Task {
        void run(Statement statement) throws SQLException;
    }

    @Override
    public void kill() {
        throw notOurs();
    }

    @Override
    public void restart() {
        throw notOurs();
    }

    private static UnsupportedOperationException notOurs() {
        return new UnsupportedOperationException("others use this server: start one");
    }

    @Override
    public void close() {
        databases.forEach(this::drop);
    }
}
