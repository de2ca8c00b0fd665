package org.tillbridge.exchange.packages;

import java.nio.file.Path;

/// A package that lies complete on disk and never changes again.
///
/// @param sha256 of the whole file, for the receipt
public record SealedPackage(Path file, long bytes, String sha256, Manifest manifest) {}
