package io.allocation.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.allocation.bus.Command;
import io.allocation.domain.Event;
import io.allocation.domain.InvalidValueException;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.Envelope;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MalformedMessageException;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and commands of users: records, with nothing to register but their names. */
class OwnTypesTest {

    private static final JsonCodec CODEC = JsonCodec.standard();

    enum Urgency {
        NORMAL,
        HIGH
    }

    record CustomerMustBeTold(
            Sku sku,
            String customer,
            Urgency urgency,
            List<OrderLine> lines,
            Map<String, Integer> units,
            BigDecimal price,
            Instant since,
            OffsetDateTime until,
            Duration patience,
            boolean byPhone,
            Optional<String> phone,
            OptionalInt attempts,
            @Nullable String note)
            implements Event {

        CustomerMustBeTold {
            if (customer.equals("nobody")) {
                throw new IllegalArgumentException("nobody cannot be told");
            }
        }

        public boolean isLate() {
            return true;
        }
    }

    private static final CustomerMustBeTold TOLD = new CustomerMustBeTold(
            new Sku("LAMP"),
            "customer-1",
            Urgency.HIGH,
            List.of(OrderLine.of("order-1", "LAMP", 2)),
            Map.of("LAMP", 2),
            new BigDecimal("1.10"),
            Instant.parse("2026-03-01T12:00:00Z"),
            OffsetDateTime.parse("2026-03-01T12:00:00+01:00"),
            Duration.ofMinutes(5),
            true,
            Optional.empty(),
            OptionalInt.empty(),
            null);

    private static final String TOLD_JSON = """
            {"sku":"LAMP","customer":"customer-1","urgency":"HIGH",\
            "lines":[{"orderId":"order-1","sku":"LAMP","quantity":2}],"units":{"LAMP":2},"price":1.10,\
            "since":"2026-03-01T12:00:00Z","until":"2026-03-01T12:00:00+01:00","patience":"PT5M","byPhone":true}""";

    @Test
    void an_own_event_needs_nothing_but_a_name() {
        MessageTypes types = MessageTypes.builder()
                .event(CustomerMustBeTold.class, "com.example.told", 1, CustomerMustBeTold::sku)
                .build();
        EventEncoder encoder = new EventEncoder(types, CODEC, Clock.systemUTC());

        Message message = encoder.encode(new Sku("LAMP"), List.of(TOLD), 0).get(0);
        Envelope envelope = CODEC.decodeEnvelope(CODEC.encodeEnvelope(message));

        assertThat(envelope.data()).isEqualTo(TOLD_JSON);
        assertThat((Object) CODEC.decode(envelope.data(), types.event(envelope.type())))
                .isEqualTo(TOLD);
    }

    @Test
    void optional_components_are_read_where_they_are_there() {
        CustomerMustBeTold read = CODEC.decode(
                TOLD_JSON.replace("}}", "}").replaceAll("}$", ",\"phone\":\"112\",\"attempts\":3,\"note\":\"now\"}"),
                CustomerMustBeTold.class);

        assertThat(read.phone()).contains("112");
        assertThat(read.attempts()).hasValue(3);
        assertThat(read.note()).isEqualTo("now");
        assertThat(CODEC.decode(CODEC.encode(read), CustomerMustBeTold.class)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"HIGH\"                 | \"LOW\"      | urgency must be one of [NORMAL, HIGH], but was \"LOW\"",
                "\"HIGH\"                 | 1            | urgency must be one of [NORMAL, HIGH], but was 1",
                "\"HIGH\"                 | \"\"         | urgency must be one of [NORMAL, HIGH], but was \"\"",
                "\"customer-1\"           | 5            | customer must be a string, but was 5",
                "\"customer-1\"           | \"nobody\"   | the JSON is refused: nobody cannot be told",
                "\"quantity\":2           | \"quantity\":0 | lines[0].quantity must be positive, but was 0",
                "[{                       | [7,{         | lines[0] must be an object, but was 7",
                "{\"LAMP\":2}             | {\"LAMP\":2147483648} | units.LAMP must be a 32-bit whole number, but was 2147483648",
                "{\"LAMP\":2}             | []           | units must be an object, but was []",
                "1.10                     | \"1.10\"     | price must be a number, but was \"1.10\"",
                "\"2026-03-01T12:00:00Z\" | 0            | since must be a time like \"2026-03-01T12:00:00Z\", but was 0",
                "\"2026-03-01T12:00:00Z\" | \"0\"        | since must be a time like \"2026-03-01T12:00:00Z\", but was \"0\"",
                "\"PT5M\"                 | 300          | patience must be a string that is a Duration, but was 300",
                "true                     | 1            | byPhone must be true or false, but was 1",
                "true                     | \"true\"     | byPhone must be true or false, but was \"true\"",
                ",\"byPhone\":true        | ``           | byPhone is required",
                ",\"price\":1.10          | ``           | price is required",
            })
    void an_own_event_is_read_as_strictly(String good, String bad, String reason) {
        assertThat(TOLD_JSON).contains(good);
        assertThatThrownBy(() -> CODEC.decode(TOLD_JSON.replace(good, bad), CustomerMustBeTold.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("malformed data: " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sku", "urgency", "lines", "units", "price", "since", "until", "patience", "byPhone", "attempts"
            })
    void nothing_stands_for_nothing(String field) {
        String fields = TOLD_JSON.substring(1).replaceFirst("\"" + field + "\":", "\"was\":");

        for (String empty : List.of("\"\"", "\" \"", field.equals("lines") ? "{}" : "[]")) {
            assertThatThrownBy(
                            () -> CODEC.decode("{\"" + field + "\":" + empty + "," + fields, CustomerMustBeTold.class))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessageStartingWith("malformed data: " + field + " must ")
                    .hasMessageEndingWith(", but was " + empty);
        }
    }

    record Recount() implements Command<String> {}

    @Test
    void a_command_may_have_no_fields() {
        MessageTypes types = MessageTypes.builder()
                .command(Recount.class, "com.example.recount", 1)
                .build();
        Envelope message = new Envelope("id-1", "/shop", "com.example.recount.v1", "application/json", "{}");

        assertThat((Object) new CommandDecoder(types, CODEC).decode(message)).isEqualTo(new Recount());
        assertThat(CODEC.encode(new Recount())).isEqualTo("{}");
    }

    record Times(
            LocalTime localTime,
            LocalDateTime localDateTime,
            OffsetTime offsetTime,
            ZonedDateTime zonedDateTime,
            Period period,
            Year year,
            YearMonth yearMonth,
            MonthDay monthDay,
            ZoneId zone,
            ZoneOffset offset,
            DayOfWeek dayOfWeek,
            Month month) {}

    @Test
    void all_kinds_of_times_come_back() {
        ZonedDateTime noon = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));
        Times times = new Times(
                noon.toLocalTime(),
                noon.toLocalDateTime(),
                noon.toOffsetDateTime().toOffsetTime(),
                noon,
                Period.ofDays(3),
                Year.from(noon),
                YearMonth.from(noon),
                MonthDay.from(noon),
                ZoneId.of("Europe/Berlin"),
                ZoneOffset.UTC,
                noon.getDayOfWeek(),
                noon.getMonth());

        assertThat(CODEC.decode(CODEC.encode(times), Times.class)).isEqualTo(times);
    }

    record Counts(Map<Sku, Long> bySku) {}

    @Test
    void skus_may_be_keys() {
        Counts counts = new Counts(Map.of(new Sku("LAMP"), 2L));

        assertThat(CODEC.encode(counts)).isEqualTo("{\"bySku\":{\"LAMP\":2}}");
        assertThat(CODEC.decode("{\"bySku\":{\"LAMP\":2}}", Counts.class)).isEqualTo(counts);
    }

    record TwoWays(String name, @Nullable String note) {

        @JsonCreator
        TwoWays(@JsonProperty("first") String first, @JsonProperty("age") int age) {
            this(first, String.valueOf(age));
        }
    }

    @Test
    void another_constructor_may_be_chosen() {
        assertThat(CODEC.decode("{\"first\":\"a\",\"age\":3}", TwoWays.class)).isEqualTo(new TwoWays("a", "3"));
        assertThatThrownBy(() -> CODEC.decode("{\"first\":\"a\",\"age\":null}", TwoWays.class))
                .hasMessage("malformed data: age is required, but was null");
    }

    record Annotated(
            @JsonProperty("customer_id") String customer,
            @JsonFormat(pattern = "dd.MM.uuuu") LocalDate day) {}

    @Test
    void annotations_of_jackson_work() {
        Annotated annotated = new Annotated("customer-1", LocalDate.of(2026, 3, 1));

        assertThat(CODEC.encode(annotated)).isEqualTo("{\"customer_id\":\"customer-1\",\"day\":\"01.03.2026\"}");
        assertThat(CODEC.decode(CODEC.encode(annotated), Annotated.class)).isEqualTo(annotated);
        assertThatThrownBy(() -> CODEC.decode("{\"day\":\"01.03.2026\"}", Annotated.class))
                .hasMessage("malformed data: customer_id is required");
    }

    record CustomerId(String value) {

        CustomerId {
            if (value.isBlank()) {
                throw new InvalidValueException("customerId", value, "must not be blank");
            }
        }
    }

    abstract static class AsString {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsString(String value) {}

        @JsonValue
        abstract String value();
    }

    record Greet(CustomerId customer) implements Command<String> {}

    @Test
    void own_value_types_can_be_taught() {
        JsonCodec taught = JsonCodec.with(mapper -> mapper.addMixIn(CustomerId.class, AsString.class));
        Greet greet = new Greet(new CustomerId("customer-1"));

        assertThat(taught.encode(greet)).isEqualTo("{\"customer\":\"customer-1\"}");
        assertThat(taught.decode("{\"customer\":\"customer-1\"}", Greet.class)).isEqualTo(greet);
        assertThatThrownBy(() -> taught.decode("{\"customer\":\" \"}", Greet.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("malformed data: customer must not be blank, but was \" \"");
        assertThat(CODEC.encode(greet)).isEqualTo("{\"customer\":{\"value\":\"customer-1\"}}");
    }

    interface Nameless {}

    @Test
    void what_jackson_cannot_make_is_told() {
        assertThatThrownBy(() -> CODEC.decode("{}", Nameless.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageStartingWith("malformed data: the JSON cannot be read: ");
    }
}
