package org.tillbridge.exchange.packages;

/// Which format versions a reader opens: its own and the one before, so that headquarters and its
/// stores can be updated one after the other, in any order.
///
/// @param newest the version this reader was made for
record FormatVersions(int newest) {

    static final FormatVersions CURRENT = new FormatVersions(Manifest.FORMAT_VERSION);

    FormatVersions {
        if (newest < 1) {
            throw new IllegalArgumentException("Not a format version: " + newest);
        }
    }

    /// What a reader says of a package of some version.
    enum Verdict {
        OPENED,
        /// The sender is two versions behind.
        TOO_OLD,
        /// This reader is behind.
        TOO_NEW,
        /// There never was such a version.
        NONE
    }

    Verdict of(int version) {
        if (version < 1) {
            return Verdict.NONE;
        }
        if (version > newest) {
            return Verdict.TOO_NEW;
        }
        return version < newest - 1 ? Verdict.TOO_OLD : Verdict.OPENED;
    }
}
