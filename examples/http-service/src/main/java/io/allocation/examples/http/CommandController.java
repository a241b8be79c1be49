package io.allocation.examples.http;

import io.allocation.bus.MessageBus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes commands to the bus. When it answers, what a command did is stored. */
@RestController
@RequestMapping(
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = {MediaType.TEXT_HTML_VALUE, MediaType.APPLICATION_JSON_VALUE})
@Tag(
        name = "Commands",
        description =
                "As long as nothing else changed the same thing, each may be sent again: it gets the same answer and "
                        + "has no second effect. Only of a line that is refused it is told, and mailed, each time.")
final class CommandController {

    private final MessageBus bus;

    CommandController(MessageBus bus) {
        this.bus = bus;
    }

    @PostMapping("/add_batch")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "A batch was bought",
            description = "It is on hand, or on its way. The same batch again is known already, and changes nothing; "
                    + "with another quantity, ETA, expiry or warehouse it is a conflict.")
    BatchAnswer addBatch(@RequestBody BatchBody batch) {
        return BatchAnswer.of(bus.handle(batch.command()));
    }

    @PostMapping("/allocate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Promise stock to an order line",
            description = "The first batch that has room for all of it: on hand, else by ETA. Being out of stock is an "
                    + "answer, not an error. The same line with another quantity is a conflict.")
    AllocationAnswer allocate(@RequestBody LineBody line) {
        return AllocationAnswer.of(bus.handle(line.command()));
    }

    @PostMapping("/deallocate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Cancel an order line",
            description = "What it held can be promised to others. A line whose goods have left is a conflict.")
    DeallocationAnswer deallocate(@RequestBody DeallocationBody line) {
        return DeallocationAnswer.of(line, bus.handle(line.command()));
    }

    @PostMapping("/change_quantity")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Correct how many units of a batch were bought",
            description = "Where fewer remain than are promised, the lines that came last move to other batches, or "
                    + "lose their claim. Fewer than have been shipped are a conflict.")
    QuantityAnswer changeQuantity(@RequestBody QuantityBody change) {
        return QuantityAnswer.of(bus.handle(change.command()));
    }

    @PostMapping("/change_eta")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Change the day a shipment is expected",
            description = "Null: it has arrived. What has arrived is no longer expected on any day: a conflict.")
    EtaAnswer changeEta(@RequestBody EtaBody change) {
        return EtaAnswer.of(bus.handle(change.command()));
    }
}
