package io.allocation.examples.http;

import io.allocation.domain.AllocationException;
import io.allocation.domain.BatchConflictException;
import io.allocation.domain.InvalidValueException;
import io.allocation.domain.LineConflictException;
import io.allocation.domain.UnknownBatchException;
import io.allocation.domain.UnknownSkuException;
import io.allocation.messaging.MalformedMessageException;
import io.allocation.ports.AmbiguousBatchException;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Answers everything that goes wrong in Spring or behind it with a {@link Problem}. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String CODEC_PREFIX = "malformed data: ";
    private static final String BAD_QUERY = "the query cannot be read; it must be UTF-8, percent-encoded";
    private static final String RETRY_AFTER_SECONDS = "1";

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> invalid(InvalidValueException failure, WebRequest request) {
        Problem problem = problem(HttpStatus.BAD_REQUEST, failure, request);
        return respond(failure, problem.withField(failure.field()), HttpHeaders.EMPTY, request);
    }

    /** Status and message are the book's. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unknown(UnknownSkuException failure, WebRequest request) {
        Problem problem = problem(HttpStatus.BAD_REQUEST, failure, request);
        return respond(failure, problem.withMessage("Invalid sku " + failure.sku()), HttpHeaders.EMPTY, request);
    }

    @ExceptionHandler({UnknownBatchException.class, NotFoundException.class})
    @Nullable
    ResponseEntity<Object> notFound(RuntimeException failure, WebRequest request) {
        return respond(failure, problem(HttpStatus.NOT_FOUND, failure, request), HttpHeaders.EMPTY, request);
    }

    @ExceptionHandler({LineConflictException.class, BatchConflictException.class, AmbiguousBatchException.class})
    @Nullable
    ResponseEntity<Object> conflict(AllocationException failure, WebRequest request) {
        return respond(failure, problem(HttpStatus.CONFLICT, failure, request), HttpHeaders.EMPTY, request);
    }

    @ExceptionHandler({ConcurrencyException.class, StoreException.class})
    @Nullable
    ResponseEntity<Object> unavailable(AllocationException failure, WebRequest request) {
        LOG.warn("Could not serve {}", path(request), failure);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        String detail = "the store cannot answer now; send it again: repeating is harmless";
        return respond(failure, problem(HttpStatus.SERVICE_UNAVAILABLE, detail, request), headers, request);
    }

    /** Of a query that is no query, as {@code ?all=%zz}. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> badQuery(InvalidParameterException failure, WebRequest request) {
        return respond(failure, problem(HttpStatus.BAD_REQUEST, BAD_QUERY, request), HttpHeaders.EMPTY, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> full(TooManySubscribersException failure, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return respond(failure, problem(HttpStatus.SERVICE_UNAVAILABLE, failure, request), headers, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> fault(Exception failure, WebRequest request) {
        LOG.error("Failed to serve {}", path(request), failure);
        String detail = "the service failed; its log tells more";
        return respond(failure, problem(HttpStatus.INTERNAL_SERVER_ERROR, detail, request), HttpHeaders.EMPTY, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = problem(status, unreadable(failure), request);
        return respond(failure, problem.withField(field(failure.getCause())), headers, request);
    }

    /** Spring's own message would tell the method's signature. */
    private static String unreadable(HttpMessageNotReadableException failure) {
        if (failure.getCause() == null) {
            return "there is no body";
        }
        String message = String.valueOf(failure.getMessage());
        return message.startsWith(CODEC_PREFIX) ? message.substring(CODEC_PREFIX.length()) : message;
    }

    private static @Nullable String field(@Nullable Throwable malformed) {
        if (!(malformed instanceof MalformedMessageException)
                || !(malformed.getCause() instanceof JacksonException failure)) {
            return null;
        }
        if (failure.getCause() instanceof InvalidValueException invalid) {
            return invalid.field();
        }
        return failure.getPath().isEmpty() ? null : failure.getPath().get(0).getPropertyName();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String was = failure.getContentType() == null
                ? "missing"
                : failure.getContentType().toString();
        String detail = "Content-Type must be application/json, but was " + was;
        return respond(failure, problem(status, detail, request), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = failure instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : null;
        InvalidValueException invalid = new InvalidValueException(
                field == null ? "a parameter" : field,
                failure.getValue(),
                "must be a " + String.valueOf(failure.getRequiredType()));
        return respond(failure, problem(status, invalid, request).withField(field), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return respond(failure, problem(status, "there is nothing at " + path(request), request), headers, request);
    }

    /** Where everything arrives that Spring itself refuses. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof Problem problem) {
            return super.handleExceptionInternal(failure, problem, headers, status, request);
        }
        String detail =
                failure instanceof ErrorResponse response ? response.getBody().getDetail() : null;
        String message = String.valueOf(detail == null ? failure.getMessage() : detail);
        return respond(failure, problem(status, message, request), headers, request);
    }

    private @Nullable ResponseEntity<Object> respond(
            Exception failure, Problem problem, HttpHeaders headers, WebRequest request) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(failure, problem, all, HttpStatusCode.valueOf(problem.status()), request);
    }

    private static Problem problem(HttpStatusCode status, Exception failure, WebRequest request) {
        return problem(status, String.valueOf(failure.getMessage()), request);
    }

    private static Problem problem(HttpStatusCode status, String detail, WebRequest request) {
        return Problem.of(status.value(), detail, path(request));
    }

    private static String path(WebRequest request) {
        return ((ServletWebRequest) request).getRequest().getRequestURI();
    }
}
