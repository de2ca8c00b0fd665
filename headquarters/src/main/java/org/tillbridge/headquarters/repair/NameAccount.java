package org.tillbridge.headquarters.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// A person names the account ID of a customer whose number sequence is manual (spec P05). From the
/// conversion on it is an account like any other: in the ledger, and given once.
public final class NameAccount {

    private static final Sql FIND = Sql.of(NameAccount.class, "find_unnumbered_creation.sql");
    private static final String ADOPT = """
            insert into adopted_account (legal_entity, customer_id, account_id, adopted_at)
            values (:legal_entity, :customer_id, :account_id, :as_of)""";

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    public NameAccount(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    private record Creation(
            String legalEntity,
            UUID customer,
            List<UUID> owners,
            @Nullable String pattern) {}

    /// Within the transaction that converts the request, before it is claimed. Throws
    /// `AccountIdTaken`, `AccountIdOfASequence`, `AccountIdInvalid`, `RequestStateWrong`.
    public void run(UUID request, String account) {
        if (!(CustomerReference.parse(account).orElse(null) instanceof CustomerReference.ByAccount)) {
            throw refused("AccountIdInvalid", "'%s' cannot be an account ID".formatted(account));
        }
        Creation creation = require(request, account);
        requireFree(creation, account);
        database.client()
                .sql(ADOPT)
                .param("legal_entity", creation.legalEntity())
                .param("customer_id", creation.customer())
                .param("account_id", account)
                .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.add(new AuditTrail.Event("request.number", "request " + request, Map.of("account", account)));
    }

    private Creation require(UUID request, String account) {
        return FIND
                .list(
                        database.client(),
                        Map.of("request_id", request, "account_id", account),
                        (row, number) -> creation(row))
                .stream()
                .findFirst()
                .orElseThrow(() -> refused(
                        "RequestStateWrong",
                        "Request %s does not wait for an account ID; tillbridge requests --reason NumberSequenceManual lists those that do"
                                .formatted(request)));
    }

    private static Creation creation(ResultSet row) throws SQLException {
        return new Creation(
                row.getString("legal_entity"),
                row.getObject("customer_id", UUID.class),
                Stream.concat(
                                Stream.ofNullable(row.getObject("master_owner", UUID.class)),
                                Stream.ofNullable(row.getObject("adopted_owner", UUID.class)))
                        .toList(),
                row.getString("pattern"));
    }

    private static void requireFree(Creation creation, String account) {
        if (!creation.owners().isEmpty()) {
            throw refused(
                    "AccountIdTaken",
                    "Account %s of legal entity %s is that of customer %s; an account is given once"
                            .formatted(
                                    account,
                                    creation.legalEntity(),
                                    creation.owners().getFirst()));
        }
        if (creation.pattern() != null) {
            throw refused(
                    "AccountIdOfASequence",
                    "Account %s is a number of the format %s, which a sequence of legal entity %s counts; name one it cannot write"
                            .formatted(account, creation.pattern(), creation.legalEntity()));
        }
    }

    private static TillbridgeException refused(String code, String message) {
        return new TillbridgeException(ErrorCode.user(code), message);
    }
}
