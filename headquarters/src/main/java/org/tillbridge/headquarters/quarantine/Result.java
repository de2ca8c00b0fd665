package org.tillbridge.headquarters.quarantine;

/// What came of an entry a person worked on.
///
/// @param message a sentence
public record Result(long id, Outcome outcome, String message) {

    /// How it stands now.
    public enum Outcome {
        /// The row is in its table.
        TAKEN,
        /// The row travels to its store again; the entry closes when the store has it.
        ASKED,
        /// It waits, for the reason in the message.
        WAITING,
        /// A person does without it.
        DISCARDED,
        /// It was ended before.
        CLOSED
    }
}
