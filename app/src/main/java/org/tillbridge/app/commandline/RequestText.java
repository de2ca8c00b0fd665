package org.tillbridge.app.commandline;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a request is called in a journey. Names of fields, never what is in them.
final class RequestText {

    private RequestText() {}

    /// How a customer was created.
    ///
    /// @param failure why headquarters, asked, did not answer
    record Mode(@Nullable String name, @Nullable String failure) {}

    static boolean isCreate(String kind) {
        return kind.equals("CREATE_CUSTOMER");
    }

    static String captured(String kind, String store, Mode mode, List<String> fields) {
        if (isCreate(kind)) {
            return "created at store %s%s"
                    .formatted(store, mode.name() == null ? "" : " (" + spoken(mode.name(), mode.failure()) + ")");
        }
        return "changed at store %s: %s".formatted(store, fields.isEmpty() ? "nothing" : String.join(", ", fields));
    }

    private static String spoken(String mode, @Nullable String failure) {
        return switch (mode) {
            case "SYNC" -> "headquarters answered at once";
            case "ASYNC_BY_PROFILE" -> "asynchronously";
            case "ASYNC_BY_FALLBACK" ->
                "asynchronously, headquarters did not answer" + (failure == null ? "" : ": " + failure);
            case "ASYNC_OFFLINE" -> "offline";
            default -> mode;
        };
    }

    /// Enough of an ID to tell it from the others on the screen.
    static String brief(UUID id) {
        return id.toString().substring(0, 8);
    }
}
