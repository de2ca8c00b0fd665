/// How fast waiting customers become customers with account IDs in every store, beside what COPY
/// and INSERT … SELECT need for the same rows.
@NullMarked
package org.tillbridge.bench.convert;

import org.jspecify.annotations.NullMarked;
