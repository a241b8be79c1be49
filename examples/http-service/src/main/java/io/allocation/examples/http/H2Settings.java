package io.allocation.examples.http;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Has H2 write a commit before it is acknowledged: by itself it would do so within half a second, and a process that is
 * killed before loses what it told its clients. And has it not close as soon as the process is told to end: what has
 * begun is to be finished.
 */
@Component
final class H2Settings implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
            pool.setJdbcUrl(completed(pool.getJdbcUrl()));
        }
        return bean;
    }

    /** With what it does not say itself. Who serves other processes too closes by himself: H2 does not take both. */
    static String completed(String url) {
        if (!url.startsWith("jdbc:h2:")) {
            return url;
        }
        String durable = with("WRITE_DELAY=0", url);
        return says("AUTO_SERVER=TRUE", url) ? durable : with("DB_CLOSE_ON_EXIT=FALSE", durable);
    }

    private static String with(String setting, String url) {
        return says(setting.substring(0, setting.indexOf('=') + 1), url) ? url : url + ";" + setting;
    }

    private static boolean says(String setting, String url) {
        return url.toUpperCase(Locale.ROOT).contains(";" + setting);
    }
}
