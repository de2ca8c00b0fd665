package org.tillbridge.app.verification;

import java.util.List;

/// What came of looking at all invariants.
public record Report(List<Check> checks) {

    public Report {
        checks = List.copyOf(checks);
    }

    public boolean isClean() {
        return checks.stream().allMatch(Check::isClean);
    }
}
