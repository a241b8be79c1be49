package io.allocation.spring;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.kafka.CommandReport;
import io.allocation.bus.BusReport;
import io.allocation.bus.Command;
import io.allocation.bus.Middleware;
import io.allocation.ports.MessageId;
import io.allocation.service.ReceiveBatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.json.JsonParserFactory;

/** The page about Spring Boot names what there is: every property with its default, and every meter. */
class GuideNamesTest {

    private static final String PAGE = read(Path.of("../docs/spring-boot.md"));
    private static final Pattern PROPERTY =
            Pattern.compile("^\\| `(allocation\\.[a-z.-]+)` \\| `?([^|`]*?)`? \\|", Pattern.MULTILINE);
    private static final Pattern METER =
            Pattern.compile("^\\| `(allocation\\.[a-z.]+)` \\| \\w+ \\|", Pattern.MULTILINE);

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** From its heading to the next one. */
    private static String section(String heading) {
        int start = PAGE.indexOf("\n## " + heading + "\n") + 1;
        int end = PAGE.indexOf("\n## ", start);
        return end < 0 ? PAGE.substring(start) : PAGE.substring(start, end);
    }

    @Test
    void every_property_is_listed_with_its_default() throws IOException {
        Map<String, String> listed = PROPERTY.matcher(section("Properties"))
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(listed).containsExactlyInAnyOrderEntriesOf(described());
    }

    /** As editors know them. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> described() throws IOException {
        try (InputStream metadata =
                AllocationProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            String json = new String(metadata.readAllBytes(), StandardCharsets.UTF_8);
            return ((List<Map<String, Object>>)
                            JsonParserFactory.getJsonParser().parseMap(json).get("properties"))
                    .stream()
                            .filter(property -> ((String) property.get("name")).startsWith("allocation."))
                            .collect(toMap(
                                    property -> (String) property.get("name"),
                                    property -> String.valueOf(property.getOrDefault("defaultValue", "none"))));
        }
    }

    @Test
    void every_meter_is_listed() {
        MeterRegistry meters = new SimpleMeterRegistry();
        new BusMeters(meters).hear(new BusReport.Grouped(2));
        new RelayMeters(meters);
        new ConsumerMeters(meters)
                .hear(new CommandReport.Skipped(
                        new CommandReport.Position("commands", 0, 0), new MessageId("shop", "/test", "1")));
        new CountedCommands(meters).handle(ReceiveBatch.onHand("LAMP", "B-1", 10), new Nothing());

        assertThat(METER.matcher(section("Metrics, health and traces"))
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(meters.getMeters().stream()
                        .map(meter -> meter.getId().getName())
                        .toList());
    }

    private static final class Nothing implements Middleware.Next {

        @Override
        public <R> R handle(Command<R> command) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "kafka"})
    void the_settings_that_are_shown_exist(String name) throws IOException {
        Properties settings = new Properties();
        try (InputStream file = GuideNamesTest.class.getResourceAsStream("/guide/" + name + ".properties")) {
            settings.load(file);
        }
        NoUnboundElementsBindHandler strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT);

        assertThat(new Binder(new MapConfigurationPropertySource(settings))
                        .bind("allocation", Bindable.of(AllocationProperties.class), strict)
                        .isBound())
                .isTrue();
    }
}
