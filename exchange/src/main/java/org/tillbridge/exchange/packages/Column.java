package org.tillbridge.exchange.packages;

import java.util.regex.Pattern;

/// A column as it travels: its name at the receiver and PostgreSQL's name of its type at the
/// sender.
public record Column(String name, String type) {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_ .,()\"\\[\\]]{1,200}");

    public Column {
        if (!NAME.matcher(name).matches() || !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("Not a column: %s %s".formatted(name, type));
        }
    }
}
