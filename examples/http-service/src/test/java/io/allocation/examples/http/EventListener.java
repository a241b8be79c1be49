package io.allocation.examples.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Listens as a browser's {@code EventSource} does. */
final class EventListener implements AutoCloseable {

    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final BufferedReader lines;
    private final List<String> head = new ArrayList<>();
    private String lastId = "";

    private EventListener(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MS);
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** HTTP 1.0, so that the stream comes as it is. The head has been read when this returns. */
    static EventListener to(RunningService service, String... headers) {
        try {
            EventListener listener = new EventListener(new Socket("localhost", service.port()));
            String request = "GET /events HTTP/1.0\r\nAccept: text/event-stream\r\n" + String.join("\r\n", headers)
                    + (headers.length == 0 ? "" : "\r\n") + "\r\n";
            listener.socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            for (String line = listener.line(); !line.isEmpty(); line = listener.line()) {
                listener.head.add(line);
            }
            return listener;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> head() {
        return head;
    }

    String lastId() {
        return lastId;
    }

    /** The data of the next event. */
    JsonNode next() {
        return poll().orElseThrow(() -> new AssertionError("the stream has ended"));
    }

    /** The data of the next event, unless the stream ends before. */
    Optional<JsonNode> poll() {
        String line = line();
        while (line != null && !line.startsWith("data:")) {
            if (line.startsWith("id:")) {
                lastId = line.substring("id:".length());
            }
            line = line();
        }
        return Optional.ofNullable(line).map(data -> RunningService.json(data.substring("data:".length())));
    }

    /** The next line, comments included; null at the end of the stream. */
    String line() {
        try {
            return lines.readLine();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
