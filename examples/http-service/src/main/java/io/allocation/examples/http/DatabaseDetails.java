package io.allocation.examples.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Where the database is, as {@code spring.datasource} tells. H2 is asked to write a commit before it is acknowledged:
 * by itself it would do so within half a second, and a process that is killed before loses what it told its clients.
 * And not to close as soon as the process is told to end: what has begun is to be finished.
 */
@Component
final class DatabaseDetails implements JdbcConnectionDetails {

    private final DataSourceProperties properties;

    DatabaseDetails(DataSourceProperties properties) {
        this.properties = properties;
    }

    @Override
    public String getJdbcUrl() {
        String url = properties.determineUrl();
        return url.startsWith("jdbc:h2:") ? with("DB_CLOSE_ON_EXIT=FALSE", with("WRITE_DELAY=0", url)) : url;
    }

    /** Unless it says otherwise. */
    private static String with(String setting, String url) {
        String name = setting.substring(0, setting.indexOf('=') + 1);
        return url.toUpperCase(Locale.ROOT).contains(";" + name) ? url : url + ";" + setting;
    }

    @Override
    public @Nullable String getUsername() {
        return properties.determineUsername();
    }

    @Override
    public @Nullable String getPassword() {
        return properties.determinePassword();
    }

    @Override
    public String getDriverClassName() {
        return properties.determineDriverClassName();
    }
}
