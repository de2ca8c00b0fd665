package org.tillbridge.app.configuration;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The one error of the configuration: it cannot be used as written, and the message says where and
/// what to write.
final class InvalidConfiguration {

    private static final ErrorCode CODE = ErrorCode.user("InvalidConfiguration");

    private InvalidConfiguration() {}

    static TillbridgeException because(String message) {
        return because(message, null);
    }

    static TillbridgeException because(String message, @Nullable Throwable cause) {
        return new TillbridgeException(CODE, message, cause);
    }
}
