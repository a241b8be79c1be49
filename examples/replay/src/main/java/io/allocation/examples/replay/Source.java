package io.allocation.examples.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Where CSV text comes from.
 *
 * @param name what messages call it
 * @param text opens it
 */
record Source(String name, Text text) {

    private static final int BUFFER = 1 << 16;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    /** Opens text. */
    @FunctionalInterface
    interface Text {
        BufferedReader open() throws IOException;
    }

    static Source of(String name, String text) {
        return new Source(name, () -> new BufferedReader(new StringReader(text)));
    }

    /** UTF-8, with or without byte order mark, plain or gzip: the first bytes tell, not the name. */
    static Source of(Path file) {
        return new Source(file.toString(), () -> open(file));
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return skipByteOrderMark(new BufferedReader(new InputStreamReader(
                    isGzip(bytes) ? new GZIPInputStream(bytes, BUFFER) : bytes, StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            bytes.close();
            throw failure;
        }
    }

    private static boolean isGzip(InputStream bytes) throws IOException {
        bytes.mark(2);
        boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzip;
    }

    private static BufferedReader skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }
}
