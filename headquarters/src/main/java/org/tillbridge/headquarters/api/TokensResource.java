package org.tillbridge.headquarters.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.operators.OperatorTokens;
import org.tillbridge.headquarters.operators.Permission;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What an operator may call about operators' tokens.
@RestController
@RequestMapping("/api/v1/tokens")
final class TokensResource {

    private final OperatorTokens tokens;

    TokensResource(OperatorTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    List<OperatorTokens.Token> list() {
        return tokens.list();
    }

    /// The answer is the one place where the token stands.
    @PostMapping("/{name}")
    Map<String, Object> make(@PathVariable String name, @RequestParam String permission) {
        Permission wanted = Arrays.stream(Permission.values())
                .filter(value -> value.name().equals(permission.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("PermissionUnknown"),
                        "A token has the permission read or repair, not %s".formatted(permission)));
        return Map.of("name", name, "permission", wanted, "token", tokens.make(name, wanted));
    }

    @DeleteMapping("/{name}")
    Map<String, Object> revoke(@PathVariable String name) {
        tokens.revoke(name);
        return Map.of("name", name);
    }
}
