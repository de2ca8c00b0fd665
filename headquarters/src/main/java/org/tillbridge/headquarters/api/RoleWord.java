package org.tillbridge.headquarters.api;

import java.util.Set;
import java.util.stream.Collectors;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A role as a caller names it.
final class RoleWord {

    private RoleWord() {}

    static Role read(String word) {
        return read(word, Role.AT_HEADQUARTERS);
    }

    static Role read(String word, Set<Role> fit) {
        return Role.ofWord(word)
                .filter(fit::contains)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("RoleUnknown"),
                        "The role is one of %s here, not %s"
                                .formatted(
                                        fit.stream().sorted().map(Role::word).collect(Collectors.joining(", ")),
                                        word)));
    }
}
