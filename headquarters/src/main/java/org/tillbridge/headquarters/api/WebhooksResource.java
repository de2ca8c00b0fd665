package org.tillbridge.headquarters.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.changes.ChangeKind;
import org.tillbridge.headquarters.webhooks.Webhook;
import org.tillbridge.headquarters.webhooks.Webhooks;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may call about who is told of changes over HTTP.
@RestController
@RequestMapping("/api/v1/webhooks")
final class WebhooksResource {

    private final WebhooksDesk desk;

    WebhooksResource(WebhooksDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<Webhook> list() {
        return desk.webhooks().list();
    }

    @GetMapping("/{name}")
    @Allowed(Role.AUDITOR)
    Webhook show(@PathVariable String name) {
        return desk.webhooks().show(name);
    }

    /// The answer is the one place where the secret stands.
    @PostMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Webhooks.Added add(
            @PathVariable String name,
            @RequestParam String url,
            @RequestParam(required = false) @Nullable List<ChangeKind> kind) {
        return desk.webhooks().add(name, url, kind == null ? List.of() : kind);
    }

    @PostMapping("/{name}/test")
    @Allowed(Role.OPERATOR)
    Webhooks.Tested test(@PathVariable String name) {
        return desk.webhooks().test(name, desk.send());
    }

    @PostMapping("/{name}/pause")
    @Allowed(Role.OPERATOR)
    Webhook pause(@PathVariable String name) {
        return desk.webhooks().pause(name);
    }

    @PostMapping("/{name}/resume")
    @Allowed(Role.OPERATOR)
    Webhook resume(@PathVariable String name) {
        return desk.webhooks().resume(name);
    }

    @PostMapping("/{name}/replay")
    @Allowed(Role.OPERATOR)
    Webhook replay(@PathVariable String name, @RequestParam String since) {
        return desk.webhooks().replay(name, since);
    }

    @DeleteMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Webhook remove(@PathVariable String name) {
        return desk.webhooks().remove(name);
    }
}
