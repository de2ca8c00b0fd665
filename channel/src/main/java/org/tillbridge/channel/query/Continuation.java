package org.tillbridge.channel.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.odata.EdmType;
import org.tillbridge.kernel.customer.CustomerRules;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The last row of a page by what it was sorted by: rows that come or go before it move nothing
/// behind it. The caller carries it and may change it, so it is checked like anything that is sent.
///
/// @param values what it was sorted by, as text; null where the row has none
/// @param customer its key, which tells rows apart that are equal otherwise
/// @param question the digest of what was asked: another question cannot be continued here
public record Continuation(List<@Nullable String> values, UUID customer, String question) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Continuation {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public String encoded() {
        ObjectNode node = JSON.createObjectNode().put("c", customer.toString()).put("q", question);
        var array = node.putArray("v");
        values.forEach(array::add);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(node));
    }

    /// Empty when it is none of ours.
    public static Optional<Continuation> decoded(String text) {
        try {
            JsonNode node = JSON.readTree(Base64.getUrlDecoder().decode(text));
            List<@Nullable String> values = new ArrayList<>();
            node.path("v").forEach(value -> values.add(value.isNull() ? null : value.asString("")));
            return Optional.of(new Continuation(
                    values,
                    UUID.fromString(node.path("c").asString("")),
                    node.path("q").asString("")));
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }

    /// Its values as what they are compared with; empty when they do not fit these types.
    Optional<List<@Nullable Object>> typed(List<EdmType> types) {
        if (types.size() != values.size()) {
            return Optional.empty();
        }
        try {
            List<@Nullable Object> typed = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i);
                typed.add(value == null ? null : typed(types.get(i), value));
            }
            return Optional.of(typed);
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Object typed(EdmType type, String value) {
        if (value.length() > 1_000 || !CustomerRules.isStorable(value)) {
            throw new IllegalArgumentException("No value of a row");
        }
        return switch (type) {
            case INT32, INT64, DECIMAL -> Integer.valueOf(value);
            case BOOLEAN -> Boolean.valueOf(value);
            case DATE -> withUsualYear(LocalDate.parse(value));
            case DATE_TIME_OFFSET -> instant(OffsetDateTime.parse(value));
            case STRING, NULL -> value;
        };
    }

    private static OffsetDateTime instant(OffsetDateTime instant) {
        withUsualYear(instant.toLocalDate());
        return instant.withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static LocalDate withUsualYear(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new IllegalArgumentException("No day of a row");
        }
        return day;
    }
}
