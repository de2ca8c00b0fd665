package org.tillbridge.headquarters.statements;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which statements; null = any.
///
/// @param name of one statement
public record Selection(
        @Nullable String store,
        @Nullable LocalDate date,
        @Nullable String name) {

    public static final Selection ALL = new Selection(null, null, null);

    public static Selection named(String name) {
        return new Selection(null, null, name);
    }

    Map<String, @Nullable Object> storeAndDate() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("store", store);
        values.put("business_date", date);
        return values;
    }

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> values = storeAndDate();
        values.put("name", name);
        return values;
    }
}
