package io.allocation.examples.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends bytes that no HTTP client would send, and reads the answer. Keeps its connection as long as the server does.
 */
final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MS = 60_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    RawHttp(int port) {
        this.port = port;
    }

    record Answer(int status, Map<String, String> headers, String body) {}

    /** Sends a request that is whole. The answer is empty if the server closed the connection instead. */
    Optional<Answer> exchange(byte[] request, boolean isHead) {
        try {
            if (socket == null) {
                connect();
            }
            return answerTo(request, isHead);
        } catch (IOException closed) {
            close();
            return Optional.empty();
        }
    }

    /** Sends bytes that may lack their end: after them there is nothing more. */
    Optional<Answer> sendAndEnd(byte[] bytes) {
        close();
        try {
            connect();
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return read(in, false);
        } catch (IOException reset) {
            return Optional.empty();
        } finally {
            close();
        }
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Optional<Answer> answerTo(byte[] request, boolean isHead) throws IOException {
        socket.getOutputStream().write(request);
        Optional<Answer> answer = read(in, isHead);
        if (answer.isEmpty()
                || answer.get().headers().getOrDefault("connection", "").equals("close")) {
            close();
        }
        return answer;
    }

    private static Optional<Answer> read(InputStream in, boolean isHead) throws IOException {
        String status = line(in);
        if (status.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        String body = isHead ? "" : new String(body(in, headers), StandardCharsets.UTF_8);
        return Optional.of(new Answer(Integer.parseInt(status.substring(9, 12)), headers, body));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunk(in); length > 0; length = chunk(in)) {
            body.write(in.readNBytes(length));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } finally {
            socket = null;
        }
    }
}
