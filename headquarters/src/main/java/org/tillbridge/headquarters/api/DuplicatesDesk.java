package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.duplicates.DuplicateRules;
import org.tillbridge.headquarters.duplicates.FindDuplicates;
import org.tillbridge.headquarters.duplicates.JudgeDuplicates;
import org.tillbridge.headquarters.duplicates.ListDuplicates;
import org.tillbridge.headquarters.search.SearchAllStores;

/// What an operator may see of customers that may be one person, and say about them.
public record DuplicatesDesk(
        SearchAllStores search, FindDuplicates find, ListDuplicates list, JudgeDuplicates judge, DuplicateRules rules) {

    /// Puts the latest changes into the inbox, as far as a caller can wait for it.
    void catchUp() {
        int batches = 10;
        if (search.catchUp(batches) < batches) {
            find.run(batches);
        }
    }
}
