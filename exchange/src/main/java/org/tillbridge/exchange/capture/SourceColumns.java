package org.tillbridge.exchange.capture;

import java.util.stream.Collectors;
import org.tillbridge.exchange.jobs.ColumnMapping;
import org.tillbridge.exchange.jobs.Subjob;

/// What a subjob selects at its source, alias `t`: columns, and constants of a type.
final class SourceColumns {

    private SourceColumns() {}

    static String expressions(Subjob subjob) {
        return subjob.columns().stream().map(SourceColumns::expression).collect(Collectors.joining(", "));
    }

    private static String expression(ColumnMapping column) {
        return switch (column) {
            case ColumnMapping.Copied copied -> "t." + Quoted.name(copied.source());
            case ColumnMapping.Constant constant ->
                "cast(%s as %s)"
                        .formatted(
                                Quoted.literal(constant.value()),
                                constant.type().sqlName());
        };
    }
}
