package io.allocation.examples.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a port of its own, with a database in memory, and a client of it. */
final class RunningService implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String DATABASE = "--spring.datasource.url=";
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final int port;

    private RunningService(List<String> settings) {
        context = SpringApplication.run(HttpService.class, settings.toArray(String[]::new));
        port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** One for all tests of a process: each uses names of its own. It ends with the process. */
    static RunningService shared() {
        return Shared.SERVICE;
    }

    private static final class Shared {
        static final RunningService SERVICE = start();
    }

    static RunningService start(String... settings) {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--logging.level.root=error"));
        all.addAll(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith(DATABASE))) {
            all.add(DATABASE + "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
        return new RunningService(all);
    }

    int port() {
        return port;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    boolean has(Class<?> type) {
        return context.getBeanNamesForType(type).length > 0;
    }

    boolean has(String bean) {
        return context.containsBean(bean);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** As the book's client posts: it accepts anything. */
    HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "*/*")
                .POST(BodyPublishers.ofString(body)));
    }

    /** What became of a command, as JSON, with single quotes for double ones. */
    JsonNode command(String path, String body) {
        HttpResponse<String> response = send(request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
        if (response.statusCode() >= 300) {
            throw new AssertionError(body + " was answered by " + response.body());
        }
        return json(response.body());
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Override
    public void close() {
        context.close();
    }
}
