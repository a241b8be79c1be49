package io.allocation.examples.http;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the interface says beyond what the controllers tell: {@code OK}, and the problems. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String ABOUT = "Decides which batch of stock serves which order line. Commands answer OK, as "
            + "text/html, or, to those who accept application/json, what became of them. Every error is an "
            + "application/problem+json.";

    private static final String AWAY = "The store cannot answer now. Send it again: repeating is harmless.";

    private static final Map<String, String> OF_COMMANDS = Map.of(
            "400", "The body is not as it should be, or the SKU is unknown.",
            "406", "Neither text/html nor application/json is accepted.",
            "409", "It contradicts what is known; nothing changed.",
            "413", "The body has more than 64 KiB.",
            "415", "The body is not JSON.",
            "503", AWAY);

    private static final Map<String, String> OF_CHANGES = Map.of("404", "The batch is unknown.");

    private static final Map<String, String> OF_QUERIES = Map.of(
            "400", "A parameter is not as it can be.",
            "406", "application/json is not accepted.",
            "503", AWAY);

    private static final Map<String, String> OF_ONE = Map.of("404", "Nothing is known of it.");

    private static final Map<String, String> OF_EVENTS =
            Map.of("406", "text/event-stream is not accepted.", "503", "Too many are listening.");

    @Bean
    OpenAPI openApi() {
        return new OpenAPI().info(new Info().title("Allocation").version("1").description(ABOUT));
    }

    @Bean
    OpenApiCustomizer responses() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api::schema);
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> describe(path, operation)));
        };
    }

    private static void describe(String path, Operation operation) {
        if (operation.getRequestBody() != null) {
            sayOk(operation);
            add(OF_COMMANDS, operation);
        } else {
            add(path.equals("/events") ? OF_EVENTS : OF_QUERIES, operation);
        }
        if (path.startsWith("/change_")) {
            add(OF_CHANGES, operation);
        } else if (path.contains("{")) {
            add(OF_ONE, operation);
        }
    }

    private static void sayOk(Operation command) {
        MediaType ok =
                new MediaType().schema(new JsonSchema().typesItem("string").example("OK"));
        command.getResponses()
                .values()
                .forEach(response ->
                        response.getContent().replace(org.springframework.http.MediaType.TEXT_HTML_VALUE, ok));
    }

    private static void add(Map<String, String> problems, Operation operation) {
        new TreeMap<>(problems)
                .forEach((status, reason) -> operation.getResponses().addApiResponse(status, problem(reason)));
    }

    private static ApiResponse problem(String reason) {
        MediaType problem = new MediaType().schema(new Schema<>().$ref("Problem"));
        return new ApiResponse()
                .description(reason)
                .content(new Content()
                        .addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem));
    }
}
