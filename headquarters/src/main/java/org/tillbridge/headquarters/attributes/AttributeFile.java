package org.tillbridge.headquarters.attributes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.seeds.YamlDocument;
import org.tillbridge.kernel.attribute.AttributeKind;
import org.tillbridge.kernel.attribute.AttributeType;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What a person wrote about attributes: docs/how-to/set-up-customer-attributes.md shows a file.
///
/// @param customers legal entity → the group its customers have
public record AttributeFile(
        Map<String, TypeSeed> types,
        Map<String, AttributeSeed> attributes,
        Map<String, GroupSeed> groups,
        Map<String, String> customers,
        YamlDocument<?> document) {

    static final ErrorCode INVALID = ErrorCode.user("AttributesInvalid");

    private static final String KINDS = Arrays.stream(AttributeKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private record Written(
            @Nullable LinkedHashMap<String, TypeSeed> types,
            @Nullable LinkedHashMap<String, AttributeSeed> attributes,
            @Nullable LinkedHashMap<String, GroupSeed> groups,
            @Nullable LinkedHashMap<String, String> customers) {}

    /// @param values the fixed list of a text
    record TypeSeed(
            @Nullable String kind,
            @Nullable String unit,
            @Nullable RangeSeed range,
            @Nullable List<String> values) {

        /// Throws `AttributeTypeInvalid`.
        AttributeType toType() {
            return new AttributeType(
                    AttributeFile.kind(kind == null ? "" : kind),
                    unit,
                    range == null ? null : range.from(),
                    range == null ? null : range.to(),
                    values == null ? List.of() : values);
        }
    }

    // Ours, as Jackson's own words would name the class.
    private static AttributeKind kind(String name) {
        return Arrays.stream(AttributeKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findAny()
                .orElseThrow(() ->
                        new TillbridgeException(INVALID, "there is no kind '%s'; there are %s".formatted(name, KINDS)));
    }

    /// Both ends belong to it; either may be missing.
    record RangeSeed(@Nullable String from, @Nullable String to) {}

    /// What people read, in another language.
    record TextsSeed(
            @JsonProperty("friendly_name") @Nullable String friendlyName,
            @Nullable String description,
            @Nullable String help) {}

    record AttributeSeed(
            @Nullable String type,
            @JsonProperty("friendly_name") @Nullable String friendlyName,
            @Nullable String description,
            @Nullable String help,
            @JsonProperty("default") @Nullable String defaultValue,
            @Nullable Map<String, TextsSeed> translations) {}

    /// @param members the attributes, in the order they are shown
    record GroupSeed(
            @JsonProperty("friendly_name") @Nullable String friendlyName,
            @Nullable String description,
            @Nullable String help,
            @Nullable Map<String, TextsSeed> translations,
            @Nullable List<MemberSeed> members) {

        List<MemberSeed> listed() {
            return members == null ? List.of() : members;
        }
    }

    /// `Shoe size`, or `{attribute: Shoe size, default: 42}`.
    record MemberSeed(String attribute, @Nullable String defaultValue) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static MemberSeed of(
                @JsonProperty("attribute") @Nullable String attribute,
                @JsonProperty("default") @Nullable String defaultValue) {
            if (attribute == null) {
                throw new TillbridgeException(INVALID, "a member is NAME or {attribute: NAME, default: VALUE}");
            }
            return new MemberSeed(attribute, defaultValue);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static MemberSeed named(String attribute) {
            return new MemberSeed(attribute, null);
        }
    }

    /// Throws `AttributesInvalid` with file and line.
    public static AttributeFile read(String name, String text) {
        var document = YamlDocument.read(name, text, Written.class, INVALID);
        Written written = document.content();
        if (written == null) {
            throw new TillbridgeException(
                    INVALID,
                    "%s:1: the file is empty; it has types:, attributes:, groups:, customers:".formatted(name));
        }
        return new AttributeFile(
                orNone(written.types()),
                orNone(written.attributes()),
                orNone(written.groups()),
                orNone(written.customers()),
                document);
    }

    private static <T> Map<String, T> orNone(@Nullable Map<String, T> written) {
        return written == null ? Map.of() : written;
    }
}
