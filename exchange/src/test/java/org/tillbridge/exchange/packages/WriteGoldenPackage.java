package org.tillbridge.exchange.packages;

import java.nio.file.Path;

/// Writes the golden package of the current format version; run once per version, the file is
/// kept for ever.
///
/// `mvn -q -pl exchange -am test-compile`, then this class with
/// `exchange/src/test/resources/…/package-vN.zip`.
final class WriteGoldenPackage {

    private WriteGoldenPackage() {}

    public static void main(String[] arguments) {
        SamplePackages.small(Path.of(arguments[0]));
    }
}
