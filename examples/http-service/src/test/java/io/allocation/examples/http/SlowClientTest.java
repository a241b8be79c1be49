package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Who never ends what it began must not hold a thread for long. */
class SlowClientTest {

    private static final int PATIENCE_MS = 30_000;
    private static final String BEGUN =
            "POST /allocate HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

    @Test
    void half_a_request_is_given_up() throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), RunningService.shared().port())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(BEGUN.getBytes(StandardCharsets.US_ASCII));

            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine())
                    .startsWith("HTTP/1.1 408");
        }
    }
}
