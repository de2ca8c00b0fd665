package org.tillbridge.kernel.attribute;

import org.jspecify.annotations.Nullable;

/// A value as somebody gave it.
///
/// @param form what it was given as
/// @param text null: nothing was given
public record GivenValue(Form form, @Nullable String text) {

    /// The members of the original's AttributeValue (spec 2.10.8).
    public enum Form {
        STRING,
        BOOLEAN,
        INTEGER,
        DECIMAL,
        DATE_TIME;

        boolean fits(AttributeKind kind) {
            return switch (kind) {
                case TEXT, REFERENCE -> this == STRING;
                case INTEGER -> this == INTEGER;
                case DECIMAL, CURRENCY -> this == DECIMAL || this == INTEGER;
                case BOOLEAN -> this == BOOLEAN;
                case DATE_TIME -> this == DATE_TIME;
            };
        }

        /// What a value of a kind is given and shown as.
        public static Form of(AttributeKind kind) {
            return switch (kind) {
                case TEXT, REFERENCE -> STRING;
                case INTEGER -> INTEGER;
                case DECIMAL, CURRENCY -> DECIMAL;
                case BOOLEAN -> BOOLEAN;
                case DATE_TIME -> DATE_TIME;
            };
        }
    }
}
