package org.tillbridge.channel.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.attribute.AttributeDefinition;
import org.tillbridge.kernel.attribute.AttributeTexts;
import org.tillbridge.kernel.attribute.AttributeType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// An attribute a customer may have, with its texts in the caller's language.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record AttributeDefinitionBody(
        String name,
        String friendlyName,
        @Nullable String description,
        @Nullable String help,
        String dataType,
        @Nullable String unit,
        @Nullable String minimum,
        @Nullable String maximum,
        List<String> values,
        @Nullable String defaultValue) {

    static AttributeDefinitionBody of(AttributeDefinition definition, List<String> languages) {
        AttributeTexts texts = definition.textsFor(languages);
        AttributeType type = definition.type();
        return new AttributeDefinitionBody(
                definition.name(),
                texts.friendlyName() == null ? definition.name() : texts.friendlyName(),
                texts.description(),
                texts.help(),
                type.kind().name(),
                type.unit(),
                type.minimum(),
                type.maximum(),
                type.allowed(),
                definition.defaultValue());
    }

    /// What `Accept-Language` says, the best first; nothing of one that says nothing.
    static List<String> languages(@Nullable String header) {
        try {
            return header == null
                    ? List.of()
                    : Locale.LanguageRange.parse(header).stream()
                            .map(Locale.LanguageRange::getRange)
                            .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    /// All there are, in the order they are shown.
    record Page(List<AttributeDefinitionBody> value) {}
}
