package org.tillbridge.channel.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.tillbridge.kernel.customer.CustomerRules;
import tools.jackson.databind.JsonNode;

/// One request of a batch (OData JSON format 19).
///
/// @param url below `/Commerce/`, or beginning with `$` and the name of an earlier request
/// @param headers by their names in small letters
/// @param body missing when there is none
record BatchPart(
        String id, String method, String url, Map<String, String> headers, JsonNode body, Set<String> dependsOn) {

    static final int MOST = 100;
    private static final String REQUESTS = "requests";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");
    private static final Pattern URL = Pattern.compile("(?:https?://[^/]+)?(?:/Commerce/)?([^/\\s][^\\s#]*)");
    private static final Pattern REFERENCE = Pattern.compile("\\$([\\w-]+)(.*)");
    private static final String DOOR = "/Commerce/";

    static List<BatchPart> list(JsonNode batch) {
        Fields.of(batch).refuseOthersThan(Set.of(REQUESTS));
        JsonNode requests = batch.path(REQUESTS);
        if (!requests.isArray() || requests.isEmpty() || requests.size() > MOST) {
            throw refuse(REQUESTS, "A batch has 1 to %d requests".formatted(MOST));
        }
        List<BatchPart> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            BatchPart part = of(Fields.of(requests.get(i), REQUESTS + "/" + i));
            if (!names.containsAll(part.dependsOn()) || !names.add(part.id())) {
                throw refuse(REQUESTS + "/" + i, "Each request has an id of its own and depends on earlier ones only");
            }
            parts.add(part);
        }
        return parts;
    }

    private static BatchPart of(Fields fields) {
        fields.refuseOthersThan(Set.of("id", "method", "url", "headers", "body", "dependsOn", "atomicityGroup", "if"));
        if (fields.findPresent("atomicityGroup").isPresent()
                || fields.findPresent("if").isPresent()) {
            throw Refusal.of(
                    HttpStatus.NOT_IMPLEMENTED,
                    Problem.of(
                            "AtomicityGroupNotSupported",
                            fields.path() + "atomicityGroup",
                            "Each request of a batch is stored by itself; give each an Idempotency-Key and repeat what failed"));
        }
        String method = fields.findText("method").orElse("").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw refuse(fields.path() + "method", "The method is one of GET, POST, PATCH, PUT and DELETE");
        }
        Set<String> dependsOn = new HashSet<>();
        fields.findArray("dependsOn").ifPresent(names -> names.forEach(name -> dependsOn.add(name.asString(""))));
        String id = fields.findText("id").filter(text -> !text.isBlank()).orElse("");
        if (id.isEmpty()) {
            throw refuse(fields.path() + "id", "Each request of a batch has an id");
        }
        return new BatchPart(
                id,
                method,
                url(fields, dependsOn),
                headers(fields),
                fields.object().path("body"),
                Set.copyOf(dependsOn));
    }

    /// What it refers to by `$` it depends on.
    private static String url(Fields fields, Set<String> dependsOn) {
        String given = fields.findText("url").orElse("");
        Matcher url = URL.matcher(given);
        if (!url.matches() || !isDecodable(given) || given.contains("..") || isBatch(url.group(1))) {
            throw refuse(fields.path() + "url", "The url is one of this door, like Customers('000123'), and no batch");
        }
        Matcher reference = REFERENCE.matcher(url.group(1));
        if (reference.matches() && !reference.group(1).equals("metadata")) {
            dependsOn.add(reference.group(1));
        }
        return url.group(1);
    }

    private static boolean isDecodable(String url) {
        try {
            return CustomerRules.isStorable(URLDecoder.decode(url, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isBatch(String url) {
        return url.matches("(?:\\$|%24)batch\\b.*");
    }

    private static Map<String, String> headers(Fields fields) {
        Map<String, String> headers = new TreeMap<>();
        JsonNode given = fields.object().path("headers");
        for (String name : given.propertyNames()) {
            String value = given.path(name).asString("");
            if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw refuse(fields.path() + "headers", "Headers are printable ASCII");
            }
            headers.put(name.toLowerCase(Locale.ROOT), value);
        }
        return headers;
    }

    /// The path to call, with what an earlier request created put in place of its name.
    String path(Map<String, PartAnswer> earlier) {
        Matcher reference = REFERENCE.matcher(url);
        if (reference.matches() && earlier.containsKey(reference.group(1))) {
            return earlier.get(reference.group(1))
                    .findLocation()
                    .map(location -> location + reference.group(2))
                    .orElse(DOOR + url);
        }
        return DOOR + url;
    }

    private static Refusal refuse(String target, String detail) {
        return Refusal.badRequest("InvalidBatch", target, detail);
    }
}
