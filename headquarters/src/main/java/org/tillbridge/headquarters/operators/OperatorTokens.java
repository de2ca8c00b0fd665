package org.tillbridge.headquarters.operators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.access.RandomSecret;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Times;

/// The tokens that were made beside the one of headquarters' data directory (spec H05).
public final class OperatorTokens {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,59}");
    private static final String ADD = """
            insert into operator_token (name, token_hash, role, made_at)
            values (:name, :token_hash, :role, :as_of)
            on conflict (name) do nothing""";

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    public OperatorTokens(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// A token as it is listed; the secret itself is kept nowhere.
    public record Token(
            String name,
            Role role,
            Instant madeAt,
            @Nullable Instant revokedAt) {}

    /// Makes one and answers its secret, this once. A name is used once, also after it was revoked:
    /// the audit trail knows tokens by it. Throws `TokenNameInvalid`, `TokenExists`.
    public String make(String name, Role role) {
        if (!NAME.matcher(name).matches() || name.equals(Operator.OF_THE_DATA_DIRECTORY.name())) {
            throw new TillbridgeException(
                    ErrorCode.user("TokenNameInvalid"),
                    "'%s' cannot name a token: up to 60 letters, digits and . _ @ -, beginning with a letter or digit, and not 'operator'"
                            .formatted(name));
        }
        String token = RandomSecret.next();
        return database.inTransaction(() -> {
            int added = database.client()
                    .sql(ADD)
                    .param("name", name)
                    .param("token_hash", Sha256.hexOf(token))
                    .param("role", role.name())
                    .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (added != 1) {
                throw new TillbridgeException(
                        ErrorCode.user("TokenExists"),
                        "There is, or was, a token %s; choose another name".formatted(name));
            }
            audit.add(new AuditTrail.Event("token.add", "token " + name, Map.of("role", role.word())));
            return token;
        });
    }

    /// From now on it opens nothing. Throws `TokenUnknown`.
    public void revoke(String name) {
        database.inTransaction(() -> {
            int revoked = database.client()
                    .sql("update operator_token set revoked_at = :as_of where name = :name and revoked_at is null")
                    .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("name", name)
                    .update();
            if (revoked != 1) {
                throw new TillbridgeException(
                        ErrorCode.user("TokenUnknown"),
                        "There is no token %s that could be revoked; tillbridge tokens lists them".formatted(name));
            }
            audit.add(new AuditTrail.Event("token.revoke", "token " + name, Map.of()));
            return true;
        });
    }

    /// Whose a token of this hash is, unless it was revoked.
    public Optional<Operator> find(String hash) {
        return database.client()
                .sql("select name, role from operator_token where token_hash = :hash and revoked_at is null")
                .param("hash", hash)
                .query((row, number) -> new Operator(row.getString("name"), role(row)))
                .optional();
    }

    /// By name.
    public List<Token> list() {
        return database.client()
                .sql("select name, role, made_at, revoked_at from operator_token order by name")
                .query((row, number) -> new Token(
                        row.getString("name"),
                        role(row),
                        Times.instant(row, "made_at"),
                        Times.instantOrNull(row, "revoked_at")))
                .list();
    }

    private static Role role(ResultSet row) throws SQLException {
        return Role.valueOf(row.getString("role"));
    }
}
