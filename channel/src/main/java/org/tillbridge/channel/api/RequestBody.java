package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON object of a request, strictly and within bounds: never more than 1 MB of it is
/// held, whatever the caller announces or sends.
final class RequestBody {

    static final int LARGEST = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(LARGEST)
                            .maxNameLength(200)
                            .maxNumberLength(100)
                            .maxDocumentLength(LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RequestBody() {}

    static JsonNode read(HttpServletRequest request) {
        requireJson(request);
        JsonNode body = parse(readBytes(request));
        if (!body.isObject()) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, Problem.of("MalformedJson", "The body must be one JSON object"));
        }
        return body;
    }

    private static void requireJson(HttpServletRequest request) {
        String given = request.getContentType();
        if (given == null || !isJson(given)) {
            throw Refusal.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    Problem.of("UnsupportedMediaType", "Content-Type must be application/json in UTF-8"));
        }
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            boolean json = type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
            return json && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notAMediaType) {
            return false;
        }
    }

    private static byte[] readBytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        try {
            byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, Problem.of("IncompleteBody", "The body ended too early"));
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            // The parser's own words would repeat the caller's text; the place is enough to find it.
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    Problem.of("MalformedJson", "The body is not JSON as this door takes it" + where));
        }
    }

    private static Refusal tooLarge() {
        return Refusal.of(
                HttpStatus.CONTENT_TOO_LARGE,
                new Problem(
                        "BodyTooLarge", null, "The body is larger than 1 MB (%d bytes)".formatted(LARGEST), LARGEST));
    }
}
