package org.tillbridge.channel.odata;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads `$select`.
final class Select {

    private static final String TARGET = "$select";

    private Select() {}

    /// Empty for everything.
    static Set<String> parse(String text, Set<String> members) {
        List<String> names = Lists.split(text, TARGET);
        if (names.contains("*")) {
            return Set.of();
        }
        for (String name : names) {
            if (!members.contains(name)) {
                throw new BadQuery(
                        "InvalidSelect", TARGET, "$select names a property that is not there; $metadata lists them");
            }
        }
        return new LinkedHashSet<>(names);
    }
}
