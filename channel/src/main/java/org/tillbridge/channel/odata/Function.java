package org.tillbridge.channel.odata;

import static org.tillbridge.channel.odata.EdmType.BOOLEAN;
import static org.tillbridge.channel.odata.EdmType.DATE;
import static org.tillbridge.channel.odata.EdmType.DATE_TIME_OFFSET;
import static org.tillbridge.channel.odata.EdmType.INT32;
import static org.tillbridge.channel.odata.EdmType.STRING;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The functions a condition may use, with what they take. Only the last argument of `substring`
/// may be left out.
public enum Function {
    CONTAINS(BOOLEAN, Taken.TWO_TEXTS),
    STARTSWITH(BOOLEAN, Taken.TWO_TEXTS),
    ENDSWITH(BOOLEAN, Taken.TWO_TEXTS),
    LENGTH(INT32, Taken.TEXT),
    INDEXOF(INT32, Taken.TWO_TEXTS),
    SUBSTRING(STRING, Taken.TEXT_FROM_TO),
    TOLOWER(STRING, Taken.TEXT),
    TOUPPER(STRING, Taken.TEXT),
    TRIM(STRING, Taken.TEXT),
    CONCAT(STRING, Taken.TWO_TEXTS),
    YEAR(INT32, Taken.DAY_OR_INSTANT),
    MONTH(INT32, Taken.DAY_OR_INSTANT),
    DAY(INT32, Taken.DAY_OR_INSTANT),
    HOUR(INT32, Taken.INSTANT),
    MINUTE(INT32, Taken.INSTANT),
    SECOND(INT32, Taken.INSTANT),
    DATE_OF("date", DATE, Taken.INSTANT),
    NOW(DATE_TIME_OFFSET, Taken.NOTHING);

    private final String word;
    private final EdmType result;
    private final Taken taken;

    /// What a function takes.
    private enum Taken {
        NOTHING,
        TEXT,
        TWO_TEXTS,
        TEXT_FROM_TO,
        DAY_OR_INSTANT,
        INSTANT;

        private List<Set<EdmType>> types() {
            return switch (this) {
                case NOTHING -> List.of();
                case TEXT -> List.of(Set.of(STRING));
                case TWO_TEXTS -> List.of(Set.of(STRING), Set.of(STRING));
                case TEXT_FROM_TO -> List.of(Set.of(STRING), Set.of(INT32), Set.of(INT32));
                case DAY_OR_INSTANT -> List.of(Set.of(DATE, DATE_TIME_OFFSET));
                case INSTANT -> List.of(Set.of(DATE_TIME_OFFSET));
            };
        }
    }

    Function(EdmType result, Taken taken) {
        this.word = name().toLowerCase(Locale.ROOT);
        this.result = result;
        this.taken = taken;
    }

    Function(String word, EdmType result, Taken taken) {
        this.word = word;
        this.result = result;
        this.taken = taken;
    }

    static Optional<Function> find(String word) {
        return Arrays.stream(values())
                .filter(function -> function.word.equals(word))
                .findAny();
    }

    EdmType result() {
        return result;
    }

    /// Why it cannot be called so; empty when it can.
    Optional<String> refusalOf(List<Value> arguments) {
        List<Set<EdmType>> types = taken.types();
        int fewest = this == SUBSTRING ? 2 : types.size();
        boolean fits = arguments.size() >= fewest && arguments.size() <= types.size();
        for (int i = 0; fits && i < arguments.size(); i++) {
            fits = types.get(i).contains(arguments.get(i).type());
        }
        return fits ? Optional.empty() : Optional.of("%s takes %s".formatted(word, words(types)));
    }

    private static String words(List<Set<EdmType>> types) {
        return types.isEmpty()
                ? "nothing"
                : types.stream()
                        .map(each -> each.stream().sorted().map(EdmType::words).collect(Collectors.joining(" or ")))
                        .collect(Collectors.joining(", "));
    }
}
