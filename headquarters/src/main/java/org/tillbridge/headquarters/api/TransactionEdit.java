package org.tillbridge.headquarters.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Other values for an order, a sale or a return.
///
/// @param fields null empties a field
/// @param reason why, for whoever looks at it later
record TransactionEdit(
        Map<String, @Nullable String> fields, @Nullable String reason) {}
