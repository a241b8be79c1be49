package io.allocation.adapters.json;

import io.allocation.domain.InvalidValueException;
import io.allocation.messaging.MalformedMessageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Finds out what is wrong with data that could not be read: looks again at what is where the failure arose. */
final class Diagnosis {

    private final JsonMapper mapper;
    private final String data;

    Diagnosis(JsonMapper mapper, String data) {
        this.mapper = mapper;
        this.data = data;
    }

    MalformedMessageException complaint(JacksonException failure) {
        try {
            return Complaint.ofData(reason(mapper.readTree(data), failure), failure);
        } catch (JacksonException unreadable) {
            return Complaint.ofData(Complaint.reason(unreadable), unreadable);
        }
    }

    private static String reason(JsonNode tree, JacksonException failure) {
        if (tree.isMissingNode()) {
            return "there is no JSON";
        }
        String path = path(failure.getPath());
        JsonNode found = at(tree, failure.getPath());
        if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
            return refused(path, found, failure.getCause());
        }
        if (found.isMissingNode() || (found.isNull() && !path.isEmpty())) {
            return path + " is required" + (found.isNull() ? ", but was null" : "");
        }
        Class<?> expected = expected(failure);
        return expected == null
                ? subject(path) + " cannot be read: " + Complaint.shown(failure.getOriginalMessage())
                : Expected.of(expected).insteadOf(subject(path), found.toString());
    }

    private static String refused(String path, JsonNode found, Throwable cause) {
        if (!(cause instanceof InvalidValueException invalid)) {
            return subject(path) + " is refused: " + Complaint.shown(String.valueOf(cause.getMessage()));
        }
        String rest =
                String.valueOf(invalid.getMessage()).substring(invalid.field().length());
        if (path.isEmpty()) {
            return invalid.field() + rest;
        }
        return found.isObject() ? path + '.' + invalid.field() + rest : path + rest;
    }

    private static @Nullable Class<?> expected(JacksonException failure) {
        if (failure instanceof InputCoercionException coercion) {
            return coercion.getTargetType();
        }
        return failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    }

    private static String subject(String path) {
        return path.isEmpty() ? "the JSON" : path;
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return Complaint.shown(path.toString());
    }

    private static JsonNode at(JsonNode tree, List<JacksonException.Reference> references) {
        JsonNode node = tree;
        for (JacksonException.Reference reference : references) {
            node = reference.getPropertyName() == null
                    ? node.path(reference.getIndex())
                    : node.path(reference.getPropertyName());
        }
        return node;
    }
}
