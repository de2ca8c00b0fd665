package org.tillbridge.kernel.attribute;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The languages somebody reads.
public final class Languages {

    private Languages() {}

    /// The tags under which a translation for a reader of these languages may stand, the best first:
    /// `lv` does for `lv-LV`.
    public static List<String> tags(List<String> languages) {
        return languages.stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .flatMap(tag -> Stream.of(tag, tag.split("-", 2)[0]))
                .distinct()
                .toList();
    }
}
