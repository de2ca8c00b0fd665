package org.tillbridge.channel.odata;

/// Ends the reading of a query that cannot be answered; who asked for the reading turns it into an
/// answer.
public final class BadQuery extends RuntimeException {

    private final String code;
    private final String target;

    public BadQuery(String code, String target, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.target = target;
    }

    /// What callers branch on.
    public String code() {
        return code;
    }

    /// The option that is wrong: `$filter`.
    public String target() {
        return target;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
