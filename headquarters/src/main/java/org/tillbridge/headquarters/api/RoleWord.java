package org.tillbridge.headquarters.api;

import java.util.stream.Collectors;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A role as a caller names it.
final class RoleWord {

    private RoleWord() {}

    static Role read(String word) {
        return Role.ofWord(word)
                .filter(Role.AT_HEADQUARTERS::contains)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("RoleUnknown"),
                        "A role at headquarters is one of %s, not %s"
                                .formatted(
                                        Role.AT_HEADQUARTERS.stream()
                                                .sorted()
                                                .map(Role::word)
                                                .collect(Collectors.joining(", ")),
                                        word)));
    }
}
