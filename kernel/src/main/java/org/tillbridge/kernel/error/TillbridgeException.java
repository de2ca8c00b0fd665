package org.tillbridge.kernel.error;

import org.jspecify.annotations.Nullable;

/// A surprise, said in one sentence: what happened, to which ids, and what to do. An expected
/// refusal is a value instead.
public final class TillbridgeException extends RuntimeException {

    private final ErrorCode code;

    public TillbridgeException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public TillbridgeException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    public ErrorKind kind() {
        return code.kind();
    }
}
