package io.allocation.examples.http;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Says what the actuator leaves empty: that there is no such meter, or no such part of the health. */
@RestControllerAdvice
final class NothingFound implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType selected,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null || status(response) != HttpServletResponse.SC_NOT_FOUND) {
            return body;
        }
        String path = request.getURI().getPath();
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return Problem.of(HttpServletResponse.SC_NOT_FOUND, "there is nothing at " + path, path);
    }

    private static int status(ServerHttpResponse response) {
        return ((ServletServerHttpResponse) response).getServletResponse().getStatus();
    }
}
