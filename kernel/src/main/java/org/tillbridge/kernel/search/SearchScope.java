package org.tillbridge.kernel.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Sql;

/// Where a search looks.
///
/// @param legalEntities whose customers are looked at
/// @param coverage whether these are all there are
/// @param byAddress what finds customers by an index over their addresses; empty: the addresses are
///     among the words
/// @param region the country whose phone numbers are dialled without a country code; empty: none
public record SearchScope(List<String> legalEntities, Coverage coverage, Optional<Sql> byAddress, String region) {

    public SearchScope {
        legalEntities = List.copyOf(legalEntities);
        if (coverage == Coverage.ONE_LEGAL_ENTITY && legalEntities.size() != 1) {
            throw new IllegalArgumentException("One legal entity is searched, not " + legalEntities.size());
        }
    }

    /// What part of the database is looked at.
    public enum Coverage {
        ONE_LEGAL_ENTITY,
        ALL_LEGAL_ENTITIES
    }

    @Nullable
    String onlyLegalEntity() {
        return coverage == Coverage.ONE_LEGAL_ENTITY ? legalEntities.getFirst() : null;
    }
}
