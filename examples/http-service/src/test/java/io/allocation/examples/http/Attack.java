package io.allocation.examples.http;

import java.nio.charset.StandardCharsets;

/**
 * What is sent to the service.
 *
 * @param wire the bytes, each as the character of that number
 * @param isHttp whether it is one whole request, so that there must be an answer
 */
record Attack(String wire, boolean isHttp) {

    private static final int SHOWN = 500;

    static Attack request(String head, byte[] body) {
        return new Attack(onWire(head) + "Content-Length: " + body.length + "\r\n\r\n" + onWire(body), true);
    }

    static Attack chunked(String head, byte[] body) {
        String chunk = Integer.toHexString(body.length) + "\r\n" + onWire(body) + "\r\n";
        return new Attack(onWire(head) + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n", true);
    }

    private static String onWire(String text) {
        return onWire(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String onWire(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        return wire.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean isHead() {
        return wire.startsWith("HEAD ");
    }

    @Override
    public String toString() {
        return wire.length() > SHOWN ? wire.substring(0, SHOWN) + "… (" + wire.length() + " bytes)" : wire;
    }
}
