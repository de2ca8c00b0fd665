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
    CONTAINS(BOOLEAN, texts(2)),
    STARTSWITH(BOOLEAN, texts(2)),
    ENDSWITH(BOOLEAN, texts(2)),
    LENGTH(INT32, texts(1)),
    INDEXOF(INT32, texts(2)),
    SUBSTRING(STRING, List.of(Set.of(STRING), Set.of(INT32), Set.of(INT32))),
    TOLOWER(STRING, texts(1)),
    TOUPPER(STRING, texts(1)),
    TRIM(STRING, texts(1)),
    CONCAT(STRING, texts(2)),
    YEAR(INT32, List.of(Set.of(DATE, DATE_TIME_OFFSET))),
    MONTH(INT32, List.of(Set.of(DATE, DATE_TIME_OFFSET))),
    DAY(INT32, List.of(Set.of(DATE, DATE_TIME_OFFSET))),
    HOUR(INT32, List.of(Set.of(DATE_TIME_OFFSET))),
    MINUTE(INT32, List.of(Set.of(DATE_TIME_OFFSET))),
    SECOND(INT32, List.of(Set.of(DATE_TIME_OFFSET))),
    DATE_OF("date", DATE, List.of(Set.of(DATE_TIME_OFFSET))),
    NOW(DATE_TIME_OFFSET, List.of());

    private final String word;
    private final EdmType result;
    private final List<Set<EdmType>> parameters;

    Function(EdmType result, List<Set<EdmType>> parameters) {
        this.word = name().toLowerCase(Locale.ROOT);
        this.result = result;
        this.parameters = parameters;
    }

    Function(String word, EdmType result, List<Set<EdmType>> parameters) {
        this.word = word;
        this.result = result;
        this.parameters = parameters;
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
        int fewest = this == SUBSTRING ? 2 : parameters.size();
        boolean fits = arguments.size() >= fewest && arguments.size() <= parameters.size();
        for (int i = 0; fits && i < arguments.size(); i++) {
            fits = parameters.get(i).contains(arguments.get(i).type());
        }
        return fits ? Optional.empty() : Optional.of("%s takes %s".formatted(word, taken()));
    }

    private String taken() {
        return parameters.isEmpty()
                ? "nothing"
                : parameters.stream()
                        .map(types ->
                                types.stream().sorted().map(EdmType::words).collect(Collectors.joining(" or ")))
                        .collect(Collectors.joining(", "));
    }

    private static List<Set<EdmType>> texts(int count) {
        return List.of(Set.of(STRING), Set.of(STRING)).subList(0, count);
    }
}
