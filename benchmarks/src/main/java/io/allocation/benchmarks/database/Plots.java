package io.allocation.benchmarks.database;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws what the tables say. */
final class Plots {

    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    /** A logarithm knows no zero. */
    private static final double SMALLEST = 0.01;

    private static final Pattern TOO_FINE = Pattern.compile("(\\.\\d\\d)\\d+");

    private static final List<String> CASES = List.of("hot", "zipf", "uniform");

    private Plots() {}

    /** Reads {@code latencies.csv}; writes two plots for each case that has several numbers of threads. */
    static void draw(Path folder) throws IOException {
        List<CSVRecord> rows;
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(folder.resolve("latencies.csv")), CSV)) {
            rows = parser.getRecords();
        }
        for (String each : CASES) {
            List<CSVRecord> own =
                    rows.stream().filter(row -> row.get("case").equals(each)).toList();
            if (own.stream().map(row -> row.get("threads")).distinct().count() > 1) {
                save(chart(each + ": allocations per second", own, "per_s"), folder.resolve(each + "-per-second.svg"));
                save(
                        chart(each + ": p99 at a rate that all get, in ms", own, "p99_ms"),
                        folder.resolve(each + "-p99.svg"));
            }
        }
    }

    private static XYChart chart(String title, List<CSVRecord> rows, String column) {
        XYChart chart = new XYChartBuilder()
                .width(720)
                .height(400)
                .title(title)
                .xAxisTitle("threads")
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setYAxisLogarithmic(true)
                .setYAxisDecimalPattern("#,##0.##")
                .setLegendPosition(LegendPosition.OutsideE);
        rows.stream()
                .collect(groupingBy(row -> row.get("contender"), LinkedHashMap::new, toList()))
                .forEach((contender, own) -> chart.addSeries(contender, column(own, "threads"), column(own, column)));
        return chart;
    }

    private static double[] column(List<CSVRecord> rows, String name) {
        return rows.stream()
                .mapToDouble(row -> Math.max(SMALLEST, Double.parseDouble(row.get(name))))
                .toArray();
    }

    /** Letters become outlines, finer than anybody sees: half of the file. */
    private static void save(XYChart chart, Path file) throws IOException {
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
        Files.writeString(file, TOO_FINE.matcher(Files.readString(file)).replaceAll("$1"));
    }
}
