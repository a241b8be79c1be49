package io.allocation.benchmarks.database;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** One of several processes that load one database; does what it is told, line by line. */
final class LoadProcess {

    private LoadProcess() {}

    /** Database, contender, threads. */
    public static void main(String... arguments) throws Exception {
        int threads = Integer.parseInt(arguments[2]);
        Entrant entrant = Stream.concat(Stream.of(Entrant.OURS), Entrant.BASELINES.stream())
                .filter(each -> each.name().equals(arguments[1]))
                .findFirst()
                .orElseThrow();
        try (Contender contender = entrant.maker().make(new Database(arguments[0]), threads);
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Load load = new Load(contender, Demand.HOT, threads);
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                System.out.println(answer(load, List.of(line.split(" ", -1))));
            }
        }
    }

    private static String answer(Load load, List<String> words) throws Exception {
        if (words.get(0).equals("answered")) {
            return Long.toString(load.answered());
        }
        Duration time = Duration.ofMillis(Long.parseLong(words.get(1)));
        return words.get(0).equals("fast")
                ? Double.toString(load.asFastAsPossible(time))
                : encode(load.paced(Double.parseDouble(words.get(2)), time));
    }

    private static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer.array(), length));
    }

    static Histogram decode(String encoded) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0);
    }
}
