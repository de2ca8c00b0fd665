package org.tillbridge.headquarters.numbers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.numbers.NumberSequence.Counting;

/// What a person wants of a number sequence; null leaves it as it is, or as is usual.
///
/// @param highest the highest number; with a new format usually the highest it can write
/// @param next    the number to go on with
public record SequenceChange(
        @Nullable String format,
        @Nullable Long highest,
        @Nullable Long next,
        @Nullable Counting counting,
        @Nullable Giving giving) {

    /// Whether the sequence gives numbers at all.
    public enum Giving {
        ALLOWED,
        BLOCKED,
        /// A person names each account ID.
        MANUAL
    }
}
