package io.allocation.examples.http;

import io.allocation.adapters.json.JsonCodec;
import io.allocation.messaging.MalformedMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Reads bodies with the library's own codec, which converts, rounds and fills in nothing. */
@Component
final class StrictJson implements HttpMessageConverter<JsonBody> {

    static final int MOST_BYTES = 64 * 1024;

    private final JsonCodec codec = JsonCodec.standard();

    /** Whatever the media type: the controllers tell which they take, and no other converter shall read these. */
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return JsonBody.class.isAssignableFrom(type);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public JsonBody read(Class<? extends JsonBody> type, HttpInputMessage input) throws IOException {
        requireUtf8(input.getHeaders().getContentType());
        try {
            return codec.decode(text(bytes(input)), type);
        } catch (CharacterCodingException malformed) {
            throw new HttpMessageNotReadableException("the body is not UTF-8", malformed, input);
        } catch (MalformedMessageException malformed) {
            throw new HttpMessageNotReadableException(String.valueOf(malformed.getMessage()), malformed, input);
        }
    }

    private static void requireUtf8(@Nullable MediaType mediaType) {
        Charset charset = mediaType == null ? null : mediaType.getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw new ResponseStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "JSON comes in UTF-8, not in " + charset);
        }
    }

    /** Counts what comes instead of trusting its header: a chunked body has none. */
    private static byte[] bytes(HttpInputMessage input) throws IOException {
        byte[] bytes = input.getHeaders().getContentLength() > MOST_BYTES
                ? new byte[MOST_BYTES + 1]
                : input.getBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE, "the body has more than " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    /** A new decoder reports what is malformed, where a string would put a replacement. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    @Override
    public void write(JsonBody body, @Nullable MediaType mediaType, HttpOutputMessage output) {
        throw new UnsupportedOperationException("bodies are only read");
    }
}
