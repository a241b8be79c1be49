package io.allocation.examples.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.stereotype.Component;

/** Answers commands as the book does, to all who do not ask for JSON: {@code OK}, as HTML. */
@Component
final class OkText implements HttpMessageConverter<CommandAnswer> {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return CommandAnswer.class.isAssignableFrom(type) && MediaType.TEXT_HTML.isCompatibleWith(mediaType);
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.TEXT_HTML);
    }

    @Override
    public CommandAnswer read(Class<? extends CommandAnswer> type, HttpInputMessage input) {
        throw new UnsupportedOperationException("answers are only written");
    }

    @Override
    public void write(CommandAnswer answer, @Nullable MediaType mediaType, HttpOutputMessage output)
            throws IOException {
        output.getHeaders().setContentType(HTML);
        output.getBody().write("OK".getBytes(StandardCharsets.US_ASCII));
    }
}
