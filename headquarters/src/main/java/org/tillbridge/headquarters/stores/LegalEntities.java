package org.tillbridge.headquarters.stores;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Which legal entity a person means.
public final class LegalEntities {

    private static final ErrorCode UNKNOWN = ErrorCode.user("LegalEntityUnknown");

    private LegalEntities() {}

    /// The one that is named, or the only one there is. Throws `LegalEntityUnknown`.
    public static String require(Database database, @Nullable String named) {
        List<String> known = database.client()
                .sql("select legal_entity from legal_entity order by legal_entity")
                .query((row, number) -> row.getString(1))
                .list();
        if (named == null) {
            if (known.size() != 1) {
                throw new TillbridgeException(
                        UNKNOWN, "Name the legal entity; there are %s".formatted(String.join(", ", known)));
            }
            return known.getFirst();
        }
        if (!known.contains(named)) {
            throw new TillbridgeException(
                    UNKNOWN, "There is no legal entity %s; there are %s".formatted(named, String.join(", ", known)));
        }
        return named;
    }
}
