package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.Map;
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

    /// The answer is the one place where the token stands.
    @PostMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Map<String, Object> make(@PathVariable String name, @RequestParam String role) {
        Role wanted = RoleWord.read(role);
        return Map.of("name", name, "role", wanted, "token", tokens.make(name, wanted));
    }

    @DeleteMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Map<String, Object> revoke(@PathVariable String name) {
        tokens.revoke(name);
        return Map.of("name", name);
    }
}
