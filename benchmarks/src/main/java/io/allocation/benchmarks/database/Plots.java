package io.allocation.benchmarks.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws what the tables say. */
final class Plots {

    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    /** A logarithm knows no zero. */
    private static final double SMALLEST = 0.01;

    private static final List<String> CASES = List.of("hot", "zipf", "uniform");

    private Plots() {}

    /** Reads {@code latencies.csv}; writes two plots for each case that it has. */
    static void draw(Path folder) throws IOException {
        List<CSVRecord> rows;
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(folder.resolve("latencies.csv")), CSV)) {
            rows = parser.getRecords();
        }
        for (String each : CASES) {
            List<CSVRecord> own =
                    rows.stream().filter(row -> row.get("case").equals(each)).toList();
            if (!own.isEmpty()) {
                save(chart(each + ": allocations per second", own, "per_s"), folder.resolve(each + "-per-second"));
                save(chart(each + ": p99 at a rate that all get, in ms", own, "p99_ms"), folder.resolve(each + "-p99"));
            }
        }
    }

    private static CategoryChart chart(String title, List<CSVRecord> rows, String column) {
        TreeSet<Integer> threads = new TreeSet<>();
        Map<String, Map<Integer, Double>> byContender = new LinkedHashMap<>();
        for (CSVRecord row : rows) {
            int each = Integer.parseInt(row.get("threads"));
            threads.add(each);
            byContender
                    .computeIfAbsent(row.get("contender"), contender -> new LinkedHashMap<>())
                    .put(each, Math.max(SMALLEST, Double.parseDouble(row.get(column))));
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(720)
                .height(400)
                .title(title)
                .xAxisTitle("threads")
                .build();
        chart.getStyler().setYAxisLogarithmic(true).setLegendPosition(LegendPosition.OutsideE);
        byContender.forEach((contender, values) -> {
            List<Double> heights = new ArrayList<>();
            threads.forEach(each -> heights.add(values.getOrDefault(each, SMALLEST)));
            chart.addSeries(contender, new ArrayList<>(threads), heights);
        });
        return chart;
    }

    private static void save(CategoryChart chart, Path file) throws IOException {
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
