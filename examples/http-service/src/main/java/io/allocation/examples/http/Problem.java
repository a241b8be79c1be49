package io.allocation.examples.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An error as RFC 9457 has it, and the {@code message} that clients of the book's service look for. */
@Schema(name = "Problem", description = "What was wrong, as RFC 9457 has it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        @Schema(example = "about:blank") String type,
        @Schema(example = "Bad Request") String title,
        @Schema(example = "400") int status,

        @Schema(
                description = "What was wrong, with the field and the value if it was one.",
                example = "qty must be positive, but was -5")
        String detail,

        @Schema(description = "The path that was asked for.", example = "/allocate")
        String instance,

        @Schema(
                description = "As detail; of a command about an unknown SKU, \"Invalid sku X\".",
                example = "qty must be positive, but was -5")
        String message,

        @Schema(description = "The field that was wrong, if it was one.", example = "qty") @Nullable
        String field) {

    static Problem of(int status, String detail, String instance) {
        HttpStatus known = HttpStatus.resolve(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return new Problem("about:blank", title, status, detail, instance, detail, null);
    }

    Problem withMessage(String text) {
        return new Problem(type, title, status, detail, instance, text, field);
    }

    Problem withField(@Nullable String name) {
        return new Problem(type, title, status, detail, instance, message, name);
    }
}
