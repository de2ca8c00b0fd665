package org.tillbridge.channel.sales;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sales.TransactionRules;
import org.tillbridge.kernel.sales.TransactionVerdict;

/// A transaction and what the rules say to it.
///
/// @param contentHash of what was asked for
/// @param salesId the sales order that headquarters has made of it already
record Asked(
        NewTransaction given,
        TransactionVerdict verdict,
        String contentHash,
        @Nullable String salesId) {

    static Asked of(NewTransaction given) {
        TransactionVerdict verdict = new TillRules(given).judge(TransactionRules.check(given.content()));
        return new Asked(given, verdict, ContentOf.hash(given), null);
    }

    /// The same, with its moment said.
    Asked at(Instant occurredAt) {
        return new Asked(given.at(occurredAt), verdict, contentHash, salesId);
    }

    Asked madeSalesOrder(String number) {
        return new Asked(given, verdict, contentHash, number);
    }
}
