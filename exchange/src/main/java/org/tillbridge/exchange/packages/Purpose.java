package org.tillbridge.exchange.packages;

/// Why a package exists: a store's session on its way up, shared rows on their way down, one
/// store's answers.
public enum Purpose {
    UPLOAD,
    DOWNLOAD,
    ANSWERS
}
