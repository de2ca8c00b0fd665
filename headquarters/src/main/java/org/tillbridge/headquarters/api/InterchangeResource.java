package org.tillbridge.headquarters.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.accounts.TakenOver;
import org.tillbridge.headquarters.interchange.ExportCustomers;
import org.tillbridge.headquarters.interchange.ImportCustomers;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// Customers in rows and columns, in and out.
@RestController
@RequestMapping("/api/v1/customers")
final class InterchangeResource {

    private final InterchangeDesk desk;

    InterchangeResource(InterchangeDesk desk) {
        this.desk = desk;
    }

    /// One part of a file; a part that comes again changes nothing.
    @PostMapping("/import")
    @Allowed(Role.OPERATOR)
    ImportCustomers.Outcome take(
            @RequestBody ImportCustomers.Part part, @RequestParam(defaultValue = "false") boolean preview) {
        return desk.importCustomers().run(part, preview ? TakenOver.Intent.PREVIEW : TakenOver.Intent.SAVE);
    }

    record ToExport(long customers) {}

    @GetMapping("/export/count")
    @Allowed(Role.AUDITOR)
    ToExport count(@RequestParam(required = false) @Nullable String legalEntity) {
        return new ToExport(desk.exportCustomers().count(legalEntity));
    }

    /// A page, behind an account ID.
    @GetMapping("/export")
    @Allowed(Role.AUDITOR)
    ExportCustomers.Page give(
            @RequestParam(required = false) @Nullable String legalEntity,
            @RequestParam(defaultValue = "") String after) {
        return desk.exportCustomers().page(legalEntity, after);
    }
}
