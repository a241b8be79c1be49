package io.allocation.examples.http;

import io.allocation.domain.Require;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told by mail that something is out of stock. The mail server is told by {@code spring.mail.host}.
 *
 * @param to the address; nobody is told without one
 * @param from whom the mails are from
 * @param waiting how many mails may wait for a slow server; those beyond are logged instead
 */
@ConfigurationProperties("notifications.mail")
record MailSettings(
        @Nullable String to,
        @DefaultValue("allocations@example.com") String from,
        @DefaultValue("1000") int waiting) {

    MailSettings {
        Require.positive("notifications.mail.waiting", waiting);
    }
}
