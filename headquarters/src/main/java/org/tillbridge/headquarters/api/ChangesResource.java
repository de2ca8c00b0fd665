package org.tillbridge.headquarters.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.changes.ChangePage;
import org.tillbridge.headquarters.changes.ReadChanges;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What happened to customers since another program asked last.
@RestController
@RequestMapping("/api/v1/changes")
final class ChangesResource {

    private static final int MOST = 1_000;

    private final ReadChanges changes;

    ChangesResource(ReadChanges changes) {
        this.changes = changes;
    }

    /// In order, a page at a time; without `since` from the oldest that is kept.
    @GetMapping
    @Allowed(Role.AUDITOR)
    ChangePage since(
            @RequestParam(required = false) @Nullable String since, @RequestParam(defaultValue = "100") int most) {
        return changes.run(since, Math.clamp(most, 1, MOST));
    }
}
