package org.tillbridge.headquarters.api;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.operators.OperatorTokens;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may call about operators' tokens.
@RestController
@RequestMapping("/api/v1/tokens")
final class TokensResource {

    private final OperatorTokens tokens;

    TokensResource(OperatorTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<OperatorTokens.Token> list() {
        return tokens.list();
    }

    record Made(String name, Role role, String token) {}

    /// The answer is the one place where the token stands.
    @PostMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Made make(@PathVariable String name, @RequestParam String role) {
        Role wanted = RoleWord.read(role);
        return new Made(name, wanted, tokens.make(name, wanted));
    }

    record Revoked(String name) {}

    @DeleteMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Revoked revoke(@PathVariable String name) {
        tokens.revoke(name);
        return new Revoked(name);
    }
}
