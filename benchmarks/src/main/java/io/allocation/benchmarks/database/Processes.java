package io.allocation.benchmarks.database;

import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** More Java machines like this one. */
final class Processes {

    private Processes() {}

    /** Not started yet; its errors are shown with ours. */
    static ProcessBuilder of(Class<?> main, List<String> options, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    }
}
