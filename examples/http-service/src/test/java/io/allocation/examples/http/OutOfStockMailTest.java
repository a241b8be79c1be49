package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSender;

/** With a real mail server. */
class OutOfStockMailTest {

    private static final String REFUSED = "{'sku':'TÖPF','orderid':'order-1','qty':7}";

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @AfterEach
    void stop() {
        server.stop();
    }

    /** More patient with the server than a test can be. */
    private static RunningService mailing(int port) {
        return RunningService.start(
                "--notifications.mail.to=o'brien@example.com",
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + port,
                "--spring.mail.properties.mail.smtp.timeout=3600000");
    }

    private static void refuse(RunningService service) {
        service.command("/add_batch", "{'sku':'TÖPF','ref':'b','qty':5,'eta':null}");
        assertThat(service.command("/allocate", REFUSED).path("result").asString())
                .isEqualTo("out_of_stock");
    }

    @Test
    void whoever_is_to_know_hears_of_a_refusal() throws Exception {
        server.start();
        try (RunningService service = mailing(server.getSmtp().getPort())) {
            refuse(service);

            assertThat(server.waitForIncomingEmail(30_000, 1)).isTrue();
        }
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Out of stock: TÖPF");
        assertThat(mail.getAllRecipients()[0]).hasToString("o'brien@example.com");
        assertThat(mail.getContent().toString().strip()).isEqualTo("Order order-1 wants 7 of TÖPF and is 2 short.");
    }

    @Test
    void a_mail_server_that_is_away_holds_up_no_request() {
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        try (RunningService service = mailing(port)) {
            refuse(service);
        }
    }

    /** Takes the connection and never says a word. */
    @Test
    void a_mail_server_that_does_not_answer_holds_up_no_request() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                RunningService service = mailing(silent.getLocalPort())) {
            refuse(service);

            try (Socket mail = silent.accept()) {
                service.command("/allocate", REFUSED);
                assertThat(mail.isConnected()).as("and still being waited for").isTrue();
            }
        }
    }

    @Test
    void nobody_is_told_unless_somebody_says_whom() {
        try (RunningService service = RunningService.start()) {
            refuse(service);

            assertThat(service.has(OutOfStockMail.class)).isFalse();
            assertThat(service.has(JavaMailSender.class)).isFalse();
        }
    }
}
