package io.allocation.examples.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Lets browsers listen: server-sent events, as {@code EventSource} reads them. */
@RestController
@Tag(name = "Events", description = "What happens, as it happens.")
final class EventController {

    private final EventStream events;

    EventController(EventStream events) {
        this.events = events;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Listen to what happens",
            description = "Server-sent events without a name; the data of each is an Event. Those of a product come "
                    + "in order. The last ones are remembered: who comes back with the id of the last one seen "
                    + "gets those behind it; if it is no longer one of them, an event named gap, and all that are "
                    + "remembered.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = EventView.class)))
    ResponseEntity<SseEmitter> events(
            HttpMethod method,
            @Parameter(description = "The id of the last event seen; browsers send it by themselves.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId) {
        ResponseEntity.BodyBuilder ok =
                ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).cacheControl(CacheControl.noStore());
        return method.equals(HttpMethod.HEAD) ? ok.build() : ok.body(events.subscribe(lastEventId));
    }
}
