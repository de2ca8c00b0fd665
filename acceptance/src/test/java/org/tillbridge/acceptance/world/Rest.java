package org.tillbridge.acceptance.world;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.tillbridge.app.verification.Check;
import org.tillbridge.app.verification.Databases;
import org.tillbridge.app.verification.Report;
import org.tillbridge.app.verification.VerifyInvariants;
import org.tillbridge.app.verification.Violation;

/// What a look at the invariants found: nothing is wrong, and nothing was left out because it still
/// moved.
///
/// @param wrong  what breaks an invariant
/// @param moving what could not be compared, because it was not at rest or not there
public record Rest(List<String> wrong, List<String> moving) {

    public static Rest of(Databases databases) {
        Report report = new VerifyInvariants(databases, InstantSource.system()).run();
        return new Rest(
                report.checks().stream().flatMap(Rest::wrong).toList(),
                report.checks().stream()
                        .flatMap(check -> check.notes().stream())
                        .toList());
    }

    private static Stream<String> wrong(Check check) {
        return check.violations().stream().map(Violation::text).map(text -> check.name() + ": " + text);
    }

    public boolean isClean() {
        return wrong.isEmpty() && moving.isEmpty();
    }
}
