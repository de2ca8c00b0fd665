package org.tillbridge.app.verification;

import java.util.Map;
import java.util.Optional;
import org.tillbridge.kernel.sql.Sql;

/// V7: no number of a continuous sequence is left out, none is given twice, and the ledger agrees
/// with the master.
final class CheckNumberSequences {

    private static final Sql GAPS = Sql.of(CheckNumberSequences.class, "headquarters_number_gaps.sql");
    private static final Sql DUPLICATES = Sql.of(CheckNumberSequences.class, "headquarters_number_duplicates.sql");
    private static final Sql AHEAD = Sql.of(CheckNumberSequences.class, "headquarters_numbers_ahead.sql");
    private static final Sql NOT_IN_LEDGER = Sql.of(CheckNumberSequences.class, "headquarters_pairs_not_in_ledger.sql");
    private static final Sql ONLY_IN_LEDGER =
            Sql.of(CheckNumberSequences.class, "headquarters_pairs_only_in_ledger.sql");
    private static final Sql TO_ADOPT = Sql.of(CheckNumberSequences.class, "headquarters_pairs_to_adopt.sql");

    private final GivenAccounts accounts;
    private final Findings findings = new Findings();

    CheckNumberSequences(GivenAccounts accounts) {
        this.accounts = accounts;
    }

    /// Within the snapshot in which the ledger was read.
    ///
    /// @param objection why the ledger could not be
    void look(Optional<String> objection) {
        findings.lookedAt(accounts.pairs());
        findings.take(GAPS, accounts.client(), Map.of(), "");
        findings.take(DUPLICATES, accounts.client(), Map.of(), "");
        findings.take(AHEAD, accounts.client(), Map.of(), "");
        objection.ifPresentOrElse(findings::violation, this::compareWithLedger);
    }

    Check check() {
        return findings.check("V7", "account numbers have no gap and no duplicate, and the ledger agrees");
    }

    private void compareWithLedger() {
        findings.take(NOT_IN_LEDGER, accounts.client(), Map.of(), "");
        findings.take(ONLY_IN_LEDGER, accounts.client(), Map.of(), "");
        long toAdopt = TO_ADOPT.one(accounts.client(), Map.of(), (row, number) -> row.getLong(1));
        if (toAdopt > 0) {
            findings.note(
                    "the ledger is ahead of the database by %d accounts: a batch on its way, or headquarters adopts them at its next start"
                            .formatted(toAdopt));
        }
    }
}
