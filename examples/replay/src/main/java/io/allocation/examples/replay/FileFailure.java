package io.allocation.examples.replay;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A file cannot be read or written. The exceptions of {@code java.io} do not always say which, or why. */
final class FileFailure extends IOException {

    private static final long serialVersionUID = 1L;

    FileFailure(String file, String problem) {
        super(file + ": " + problem);
    }

    FileFailure(String file, IOException cause) {
        super(file + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        return cause instanceof AccessDeniedException ? "access denied" : String.valueOf(cause.getMessage());
    }
}
