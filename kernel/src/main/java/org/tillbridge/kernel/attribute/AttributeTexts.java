package org.tillbridge.kernel.attribute;

import org.jspecify.annotations.Nullable;

/// What people read about an attribute, in one language.
public record AttributeTexts(
        @Nullable String friendlyName,
        @Nullable String description,
        @Nullable String help) {

    /// Each text, or where it is missing the other's.
    AttributeTexts orElse(AttributeTexts other) {
        return new AttributeTexts(
                friendlyName == null ? other.friendlyName : friendlyName,
                description == null ? other.description : description,
                help == null ? other.help : help);
    }
}
