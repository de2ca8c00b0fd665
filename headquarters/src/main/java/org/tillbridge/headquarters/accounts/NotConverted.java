package org.tillbridge.headquarters.accounts;

/// The one request that somebody waits for cannot be done; its transaction ends without a trace.
final class NotConverted extends RuntimeException {

    private final String outcome;
    private final String code;

    NotConverted(String outcome, String code, String reason) {
        super(reason, null, false, false);
        this.outcome = outcome;
        this.code = code;
    }

    /// Whether it needs a person, or could be done later.
    boolean isHeld() {
        return outcome.equals("HELD");
    }

    String code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
