package org.tillbridge.kernel.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A surprise, said in one sentence: what happened, to which ids, and what to do. An expected
/// refusal is a value instead.
public final class TillbridgeException extends RuntimeException {

    private final ErrorCode code;
    /// Null when it is left to who tries again.
    private final @Nullable Duration retryAfter;

    public TillbridgeException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public TillbridgeException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, cause, null);
    }

    private TillbridgeException(
            ErrorCode code, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /// Somebody is busy, and said when to come back.
    public static TillbridgeException retryAfter(Duration pause, ErrorCode code, String message) {
        return new TillbridgeException(code, message, null, pause);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public ErrorCode code() {
        return code;
    }

    public ErrorKind kind() {
        return code.kind();
    }
}
