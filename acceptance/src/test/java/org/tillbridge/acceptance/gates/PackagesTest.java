package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tillbridge.testkit.sources.SourceTree;

final class PackagesTest {

    private static final SourceTree SOURCES = SourceTree.here();

    @Test
    void everyPackageSaysWhatItIsAndMarksNulls() {
        List<String> unmarked = SOURCES.mainFiles(".java").stream()
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !isMarked(directory.resolve("package-info.java")))
                .map(SOURCES::nameOf)
                .toList();

        assertThat(unmarked)
                .as("packages without a package-info.java that has a /// line and @NullMarked")
                .isEmpty();
    }

    private static boolean isMarked(Path packageInfo) {
        if (!Files.exists(packageInfo)) {
            return false;
        }
        String text = SourceTree.textOf(packageInfo);
        return text.startsWith("///") && text.contains("\n@NullMarked\n");
    }
}
