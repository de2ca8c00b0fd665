package org.tillbridge.headquarters.people;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tillbridge.kernel.access.RandomSecret;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.sql.Database;

/// Links with which a person chooses a password: each works once, within 24 hours. Kept as hashes.
final class PasswordLinks {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final String MAKE = """
            insert into password_link (code_hash, name, made_at, ends_at)
            values (:code_hash, :name, :as_of, :ends_at)""";
    private static final String USE = """
            update password_link set used_at = :as_of
             where code_hash = :code_hash and used_at is null and ends_at > :as_of
            returning coalesce(name, '') as name""";

    private final Database database;
    private final InstantSource clock;

    PasswordLinks(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Answers the code. An earlier link of the same person ends.
    ///
    /// @param name empty: whoever has it becomes the first administrator
    String make(Optional<String> name) {
        var asOf = clock.instant();
        database.client()
                .sql("delete from password_link where name is not distinct from :name and used_at is null")
                .param("name", name.orElse(null))
                .update();
        String code = RandomSecret.next();
        database.client()
                .sql(MAKE)
                .param("code_hash", Sha256.hexOf(code))
                .param("name", name.orElse(null))
                .param("as_of", asOf.atOffset(ZoneOffset.UTC))
                .param("ends_at", asOf.plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        return code;
    }

    /// Whom a code is for, which works no more from now on: an empty name for the first
    /// administrator. Empty for a code that is unknown, used or expired.
    Optional<String> use(String code) {
        return database.client()
                .sql(USE)
                .param("code_hash", Sha256.hexOf(code))
                .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("name"))
                .optional();
    }

    /// Whether a link was ever made.
    boolean wasMade() {
        return database.client()
                .sql("select exists (select 1 from password_link)")
                .query(Boolean.class)
                .single();
    }
}
