package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.duplicates.DuplicatePair;
import org.tillbridge.headquarters.duplicates.DuplicatePair.Side;

/// Two customers beside each other.
final class DuplicateScreen {

    private DuplicateScreen() {}

    static List<String> row(DuplicatePair pair) {
        return List.of(
                String.valueOf(pair.points()),
                words(pair.rules()),
                pair.one().accountId(),
                pair.one().name(),
                pair.other().accountId(),
                pair.other().name(),
                word(pair.state().name()));
    }

    static void compare(Output output, DuplicatePair pair) {
        if (output.isJson()) {
            output.json(pair);
            return;
        }
        output.line("%s: %s (%d points)".formatted(word(pair.state().name()), words(pair.rules()), pair.points()));
        List<List<String>> rows = new ArrayList<>();
        add(rows, "account ID", pair, Side::accountId);
        add(rows, "name", pair, Side::name);
        add(rows, "e-mail", pair, Side::email);
        add(rows, "phone", pair, Side::phone);
        add(rows, "address", pair, Side::address);
        add(rows, "created at", pair, side -> side.store() + ", " + side.createdAt());
        add(rows, "UUID", pair, side -> side.customerId().toString());
        add(
                rows,
                "merged into",
                pair,
                side -> side.mergedInto() == null ? null : side.mergedInto().toString());
        output.table(List.of("", "ONE", "OTHER", ""), rows);
    }

    private static void add(
            List<List<String>> rows, String name, DuplicatePair pair, Function<Side, @Nullable String> field) {
        String one = Objects.requireNonNullElse(field.apply(pair.one()), "-");
        String other = Objects.requireNonNullElse(field.apply(pair.other()), "-");
        boolean same = one.equalsIgnoreCase(other) && !one.equals("-");
        rows.add(List.of(name, one, other, same ? "same" : ""));
    }

    private static String words(List<String> rules) {
        return rules.isEmpty()
                ? "named by a person"
                : String.join(", ", rules.stream().map(DuplicateScreen::word).toList());
    }

    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
