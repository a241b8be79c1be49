package io.allocation.examples.http;

import io.allocation.bus.AfterCommitHandler;
import io.allocation.domain.OutOfStock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Tells somebody by mail that a line was refused: off unless an address is set. On a thread of its own, so that no
 * request waits for a mail server; at most once each time that it is refused, since a mail that cannot be sent is
 * logged and given up. Whoever has to hear of all of them reads the published events.
 */
@Component
@Conditional(OutOfStockMail.IsAddressed.class)
final class OutOfStockMail implements AfterCommitHandler<OutOfStock>, DisposableBean {

    /** Whether there is an address. */
    static final class IsAddressed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("notifications.mail.to"));
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(OutOfStockMail.class);
    private static final long GRACE_SECONDS = 10;

    private final JavaMailSender mail;
    private final MailSettings settings;
    private final ThreadPoolExecutor sender;

    OutOfStockMail(JavaMailSender mail, MailSettings settings) {
        this.mail = mail;
        this.settings = settings;
        sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                new CustomizableThreadFactory("mail-"));
    }

    @Override
    public void handle(OutOfStock event) {
        try {
            sender.execute(() -> send(event));
        } catch (RejectedExecutionException full) {
            LOG.error("No mail about {}: {} wait already", event, settings.waiting(), full);
        }
    }

    private void send(OutOfStock event) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(settings.to());
        message.setSubject("Out of stock: " + event.sku());
        message.setText("Order " + event.line().orderId() + " wants "
                + event.line().quantity() + " of " + event.sku() + " and is " + event.shortfall() + " short.");
        try {
            mail.send(message);
        } catch (MailException failure) {
            LOG.error("No mail about {}", event, failure);
        }
    }

    /** Waits for what is being sent and what waits, but not for long. */
    @Override
    public void destroy() throws InterruptedException {
        sender.shutdown();
        if (!sender.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            LOG.error("{} mails were not sent", sender.shutdownNow().size());
        }
    }
}
