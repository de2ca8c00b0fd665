package org.tillbridge.app.verification;

/// One thing that is not as it must be, in a sentence that names the store and the ids.
public record Violation(String text) {}
