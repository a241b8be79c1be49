package io.allocation.examples.http;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers what never reached Spring, as a request that is no HTTP, with a {@link Problem} instead of Tomcat's page. */
final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);
    private static final int FIRST_ERROR = 400;

    /** A transfer coding, or a version of HTTP, that no server has: it is the client's to mend. */
    private static final Set<Integer> OF_THE_REQUEST = Set.of(501, 505);

    private final JsonMapper json;

    ProblemValve(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (OF_THE_REQUEST.contains(response.getStatus())) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(json.writeValueAsString(problem(request, response)));
                response.finishResponse();
            }
        } catch (IOException gone) {
            LOG.debug("Could not tell a client what was wrong", gone);
        }
    }

    private static Problem problem(Request request, Response response) {
        int status = response.getStatus();
        String told = response.getMessage();
        HttpStatus known = HttpStatus.resolve(status);
        String reason = known == null ? "error " + status : known.getReasonPhrase();
        String path = request.getRequestURI();
        return Problem.of(status, told == null || told.isBlank() ? reason : told, path == null ? "" : path);
    }
}
