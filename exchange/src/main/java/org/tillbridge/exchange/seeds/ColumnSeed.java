package org.tillbridge.exchange.seeds;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.jobs.ColumnMapping;
import org.tillbridge.exchange.jobs.ConstantType;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A column as a seed writes it: `name`, `{from: label, to: title}`, or `{constant: EUR, to:
/// currency}`.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ColumnSeed(
        @Nullable String from,
        @Nullable String constant,
        @Nullable ConstantType type,
        String to) {

    ColumnSeed {
        boolean one = (from == null) != (constant == null);
        if (!one || to == null || (type != null && constant == null)) {
            throw new TillbridgeException(
                    ErrorCode.user("SeedInvalid"),
                    "A column is a name, {from: NAME, to: NAME} or {constant: VALUE, type: TYPE, to: NAME}");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static ColumnSeed of(
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("constant") @Nullable String constant,
            @JsonProperty("type") @Nullable ConstantType type,
            @JsonProperty("to") String to) {
        return new ColumnSeed(from, constant, type, to);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ColumnSeed named(String name) {
        return new ColumnSeed(name, null, null, name);
    }

    ColumnMapping toMapping() {
        return from != null
                ? ColumnMapping.renamed(from, to)
                : new ColumnMapping.Constant(
                        Objects.requireNonNull(constant), type == null ? ConstantType.TEXT : type, to);
    }
}
