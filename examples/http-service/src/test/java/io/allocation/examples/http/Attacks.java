package io.allocation.examples.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Requests of which none can be served. */
final class Attacks {

    /** Of each command, a body that would be served, in the state that the test starts from. */
    private static final Map<String, String> BODIES = Map.of(
            "/add_batch", "{\"ref\":\"b-9\",\"sku\":\"FUZZ\",\"qty\":9,\"eta\":null}",
            "/allocate", "{\"orderid\":\"o-9\",\"sku\":\"FUZZ\",\"qty\":1}",
            "/deallocate", "{\"orderid\":\"o-1\",\"sku\":\"FUZZ\"}",
            "/change_quantity", "{\"batchref\":\"b-1\",\"qty\":50}",
            "/change_eta", "{\"batchref\":\"b-2\",\"eta\":null}");

    private static final String JSON = " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String PLAIN = " HTTP/1.1\r\nHost: x\r\n";
    private static final int TOO_MUCH = 64 * 1024 + 1;

    private Attacks() {}

    static Arbitrary<Attack> all() {
        return Arbitraries.frequencyOf(
                Tuple.of(30, wrongFields()),
                Tuple.of(15, noJson()),
                Tuple.of(10, truncated()),
                Tuple.of(8, wrongTypes()),
                Tuple.of(5, otherEncodings()),
                Tuple.of(1, tooLarge()),
                Tuple.of(10, wrongMethods()),
                Tuple.of(10, wrongPaths()),
                Tuple.of(6, wrongHeaders()),
                Tuple.of(5, noise()));
    }

    private static Arbitrary<Map.Entry<String, String>> bodies() {
        return Arbitraries.of(List.copyOf(BODIES.entrySet()));
    }

    private static Attack post(String path, String body) {
        return Attack.request("POST " + path + JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    /** One field gets a value that it cannot have, or goes. */
    private static Arbitrary<Attack> wrongFields() {
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "true",
                        "[]",
                        "{}",
                        "[1]",
                        "1.5",
                        "-1",
                        "\"\"",
                        "\" \"",
                        "\"\\u0000\"",
                        "\"\\n\"",
                        "\"\\ud800\"",
                        "1e400",
                        "9223372036854775808",
                        "-9223372036854775809",
                        "\"2031-02-30\\u0007\""),
                Arbitraries.strings().ofLength(256).alpha().map(name -> '"' + name + '"'),
                Arbitraries.integers().between(1, 2000).map("["::repeat));
        return Combinators.combine(
                        bodies(),
                        Arbitraries.integers().between(0, 3),
                        values,
                        Arbitraries.integers().between(0, 9))
                .as((body, field, value, gone) -> {
                    String[] fields = body.getValue().split(",", -1);
                    String old = fields[field % fields.length];
                    String name = old.substring(old.indexOf('"') + 1, old.indexOf(':') - 1);
                    String changed = gone == 0 ? '"' + name + "-\":1" : '"' + name + "\":" + value;
                    return post(
                            body.getKey(),
                            body.getValue().replace(old.replace("{", "").replace("}", ""), changed));
                });
    }

    private static Arbitrary<Attack> noJson() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings()
                        .withChars("{}[]\":,0123456789.eE+-truefalsn \\u\"")
                        .ofMaxLength(60),
                Arbitraries.of("", "null", "[]", "{}", "3", "\"x\"", "{\"qty\":1,\"qty\":2}", "[".repeat(60_000)));
        return Combinators.combine(bodies(), texts).as((body, text) -> post(body.getKey(), text));
    }

    private static Arbitrary<Attack> truncated() {
        return Combinators.combine(
                        bodies(),
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.of(" x", "}", "{}", "\u0000", "", ","))
                .as((body, length, tail) -> {
                    String text = body.getValue();
                    boolean whole = length >= text.length();
                    String cut = whole ? text + (tail.isEmpty() ? "]" : tail) : text.substring(0, length) + tail;
                    return post(body.getKey(), cut.endsWith("}") && !whole ? cut + '}' : cut);
                });
    }

    private static Arbitrary<Attack> wrongTypes() {
        Arbitrary<String> types = Arbitraries.oneOf(
                Arbitraries.of(
                        "text/plain",
                        "text/json",
                        "application/xml",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=b",
                        "multipart/form-data",
                        "application/json; charset=utf-16",
                        "application/json; charset=none",
                        "application/jsonp",
                        "*/*",
                        "application/*",
                        "",
                        ";",
                        "a/b/c"),
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(30).map(type -> "x" + type));
        return Combinators.combine(bodies(), types)
                .as((body, type) -> Attack.request(
                        "POST " + body.getKey() + PLAIN + "Content-Type: " + type + "\r\n",
                        body.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    private static Arbitrary<Attack> otherEncodings() {
        Arbitrary<byte[]> bytes = Arbitraries.oneOf(
                Arbitraries.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                        .map(charset -> BODIES.get("/allocate").getBytes(charset)),
                Arbitraries.integers()
                        .between(0x80, 0xFF)
                        .map(high -> BODIES.get("/allocate")
                                .replace('-', (char) (int) high)
                                .getBytes(StandardCharsets.ISO_8859_1)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60));
        return Combinators.combine(Arbitraries.of(BODIES.keySet()), bytes)
                .as((path, body) -> Attack.request("POST " + path + JSON, body));
    }

    private static Arbitrary<Attack> tooLarge() {
        return Combinators.combine(
                        bodies(), Arbitraries.integers().between(TOO_MUCH, 100_000), Arbitraries.of(true, false))
                .as((body, size, chunked) -> {
                    String text =
                            body.getValue() + " ".repeat(size - body.getValue().length());
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    String head = "POST " + body.getKey() + JSON;
                    return chunked ? Attack.chunked(head, bytes) : Attack.request(head, bytes);
                });
    }

    private static Arbitrary<Attack> wrongMethods() {
        Arbitrary<String> methods = Arbitraries.oneOf(
                Arbitraries.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "post", "GETT"),
                Arbitraries.strings()
                        .withCharRange('A', 'Z')
                        .ofMinLength(1)
                        .ofMaxLength(12)
                        .map("X"::concat));
        Arbitrary<String> paths = Arbitraries.of(
                "/add_batch",
                "/allocate",
                "/orders/o-1",
                "/allocations/o-1",
                "/availability/FUZZ",
                "/events",
                "/openapi.json",
                "/actuator/health");
        Arbitrary<Attack> wrong = Combinators.combine(methods, paths)
                .as((method, path) -> Attack.request(method + ' ' + path + JSON, new byte[0]));
        Arbitrary<Attack> swapped = Combinators.combine(Arbitraries.of("GET", "HEAD"), Arbitraries.of(BODIES.keySet()))
                .as((method, path) -> Attack.request(method + ' ' + path + PLAIN, new byte[0]));
        return Arbitraries.oneOf(wrong, swapped);
    }

    private static Arbitrary<Attack> wrongPaths() {
        Arbitrary<String> ids = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "%20",
                        "%00",
                        "%0a",
                        "%7f",
                        "%ff",
                        "%c3%28",
                        "%zz",
                        "%",
                        "%e2%82",
                        "nobody",
                        "..%2f..",
                        "%ed%a0%80",
                        ";",
                        "a;b=c",
                        "%2e%2e",
                        "\u00e4",
                        "|",
                        "a\\b"),
                Arbitraries.integers().between(256, 400).map("o"::repeat),
                Arbitraries.strings()
                        .withCharRange('!', '~')
                        .excludeChars('?', '#')
                        .ofMaxLength(20)
                        .map("x"::concat));
        Arbitrary<String> known = Combinators.combine(
                        Arbitraries.of("/orders/", "/allocations/", "/availability/"), ids)
                .as(String::concat);
        Arbitrary<String> queries =
                Arbitraries.of("?all=2", "?all=%zz", "?all=%ff", "?all=a&all=b").map("/availability/FUZZ"::concat);
        Arbitrary<String> unknown =
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(30).map("/un-"::concat);
        return Arbitraries.oneOf(known, queries, unknown)
                .map(path -> Attack.request("GET " + path + PLAIN, new byte[0]));
    }

    private static Arbitrary<Attack> wrongHeaders() {
        Arbitrary<String> headers = Arbitraries.oneOf(
                Arbitraries.of(
                        "Accept: x",
                        "Accept: image/png",
                        "Accept: ;;;",
                        "Accept: text/html;q=7",
                        "Host: y",
                        "Content-Length: -1",
                        "Content-Length: x",
                        "Content-Length: 99999999999999999999",
                        ": x",
                        "no colon",
                        "Transfer-Encoding: what",
                        "Expect: the unexpected",
                        "A: \u0001"),
                Arbitraries.integers().between(8_200, 20_000).map(length -> "A: " + "a".repeat(length)));
        return Combinators.combine(bodies(), headers)
                .as((body, header) -> new Attack(
                        "POST " + body.getKey() + JSON + header + "\r\nConnection: close\r\nContent-Length: "
                                + body.getValue().length() + "\r\n\r\n" + body.getValue(),
                        false));
    }

    private static Arbitrary<Attack> noise() {
        Arbitrary<String> any = Arbitraries.strings()
                .withCharRange('\u0000', '\u00ff')
                .ofMinLength(1)
                .ofMaxLength(200);
        Arbitrary<String> almost = Arbitraries.of(
                "GET",
                "GET /",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "POST /allocate" + JSON + "Content-Length: 9\r\n\r\n{",
                "POST /allocate" + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /allocate" + JSON + "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "\r\n\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
        return Arbitraries.oneOf(any, almost).map(wire -> new Attack(wire, false));
    }
}
