package io.allocation.examples.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A directory, and the replay called in it as from a command line. */
final class Shell {

    static final String BATCHES = "ref,sku,qty,eta,known_from";
    static final String LINES = "order_id,sku,qty,ordered_at";
    static final String AMENDMENTS = "order_id,sku,qty,amended_at";

    private final Path directory;

    Shell(Path directory) {
        this.directory = directory;
    }

    /** What a call left behind; paths are told without the directory. */
    record Answer(int exitCode, String out, String err) {

        List<String> errLines() {
            return err.lines().toList();
        }

        List<String> outLines() {
            return out.lines().toList();
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    Path file(String name, String... lines) {
        return file(name, (String.join("\n", lines) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Path file(String name, byte[] content) {
        try {
            return Files.write(path(name), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void batches(String... rows) {
        file("batches.csv", table(BATCHES, rows));
    }

    void lines(String... rows) {
        file("lines.csv", table(LINES, rows));
    }

    void amendments(String... rows) {
        file("amendments.csv", table(AMENDMENTS, rows));
    }

    private static String[] table(String header, String... rows) {
        return Stream.concat(Stream.of(header), Stream.of(rows)).toArray(String[]::new);
    }

    /** The made-up sample as batches.csv and lines.csv, without its amendments. */
    void sample() {
        copy(Sample.sources().batches(), "batches.csv");
        copy(Sample.sources().lines(), "lines.csv");
    }

    /** The sample with so many times the stock and the orders: each order as often, under names of their own. */
    void sample(int times) {
        sample();
        file("batches.csv", rows("batches.csv", row -> Stream.of(withQuantity(row, times))));
        file(
                "lines.csv",
                rows(
                        "lines.csv",
                        row -> IntStream.range(0, times)
                                .mapToObj(copy -> copy == 0 ? row : row.replaceFirst(",", "-" + copy + ","))));
    }

    private String[] rows(String name, Function<String, Stream<String>> more) {
        List<String> rows = read(name).lines().toList();
        return Stream.concat(rows.stream().limit(1), rows.stream().skip(1).flatMap(more))
                .toArray(String[]::new);
    }

    private static String withQuantity(String batch, int times) {
        String[] fields = batch.split(",", -1);
        fields[2] = Long.toString(Long.parseLong(fields[2]) * times);
        return String.join(",", fields);
    }

    private void copy(Source source, String name) {
        try (Reader from = source.text().open();
                Writer to = Files.newBufferedWriter(path(name))) {
            from.transferTo(to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** With batches.csv, lines.csv, out.csv, and amendments.csv if there is one. */
    Answer replay(String... options) {
        return call(withFiles(options));
    }

    private String[] withFiles(String... options) {
        Stream<String> amendments =
                Files.exists(path("amendments.csv")) ? Stream.of("--amendments", "amendments.csv") : Stream.of();
        return Stream.of(
                        Stream.of("--batches", "batches.csv", "--lines", "lines.csv", "--out", "out.csv"),
                        amendments,
                        Stream.of(options))
                .flatMap(arguments -> arguments)
                .toArray(String[]::new);
    }

    /** Like {@link #replay}, in a process of its own. */
    Child start(String... options) {
        return new Child(
                path("child.log"),
                Stream.of(withFiles(options)).map(this::resolved).toList());
    }

    /** Arguments that end like a file are files in the directory. */
    Answer call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine replay = Replay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = replay.execute(Stream.of(arguments).map(this::resolved).toArray(String[]::new));
        return new Answer(exitCode, told(out), told(err));
    }

    private String resolved(String argument) {
        return argument.matches(".*\\.(csv|gz|dir)") ? path(argument).toString() : argument;
    }

    private String told(StringWriter text) {
        return text.toString().replace(directory + java.io.File.separator, "").replace(directory.toString(), ".");
    }

    List<String> out() {
        return read("out.csv").lines().toList();
    }

    String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> fileNames() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
