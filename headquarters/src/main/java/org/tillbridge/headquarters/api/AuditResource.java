package org.tillbridge.headquarters.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.audit.AuditEvent;
import org.tillbridge.headquarters.audit.ListAuditEvents;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may call about what persons did by hand.
@RestController
@RequestMapping("/api/v1/audit")
final class AuditResource {

    private static final int MOST = 10_000;

    private final AuditDesk desk;

    AuditResource(AuditDesk desk) {
        this.desk = desk;
    }

    /// The newest first.
    @GetMapping
    @Allowed(Role.AUDITOR)
    List<AuditEvent> list(
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(defaultValue = "50") int most) {
        return desk.list().run(new ListAuditEvents.Wanted(since, person, what, Math.clamp(most, 1, MOST)));
    }

    record Redacted(long number) {}

    /// Its values go, the event stays.
    @PostMapping("/{number}/redact")
    @Allowed(Role.ADMINISTRATOR)
    Redacted redact(@PathVariable long number, @RequestParam String reason) {
        desk.redact().run(number, reason);
        return new Redacted(number);
    }
}
