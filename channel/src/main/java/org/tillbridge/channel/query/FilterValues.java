package org.tillbridge.channel.query;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.tillbridge.channel.odata.EdmType;
import org.tillbridge.channel.odata.Function;
import org.tillbridge.channel.odata.Value;

/// Turns what is compared into expressions of SQL: properties into columns, what the caller wrote
/// into bound parameters, functions into PostgreSQL's.
final class FilterValues {

    private static final BigDecimal FARTHEST = BigDecimal.valueOf(1_000_000);

    private final CustomerColumns columns;
    private final InstantSource clock;

    FilterValues(CustomerColumns columns, InstantSource clock) {
        this.columns = columns;
        this.clock = clock;
    }

    @SuppressWarnings("unchecked")
    Field<Object> of(Value value) {
        return (Field<Object>) field(value);
    }

    @SuppressWarnings("unchecked")
    Field<Boolean> truth(Value value) {
        return (Field<Boolean>) field(value);
    }

    private Field<?> field(Value value) {
        return switch (value) {
            case Value.Property property -> columns.require(property.name()).value();
            case Value.Literal literal -> bound(literal.value());
            case Value.Null() -> DSL.inline((Object) null);
            case Value.Call(Function function, List<Value> arguments) -> call(function, arguments);
        };
    }

    private static Field<?> bound(Object value) {
        return switch (value) {
            case String text -> DSL.val(Normalizer.normalize(text, Normalizer.Form.NFC), SQLDataType.CLOB);
            case OffsetDateTime instant -> DSL.val(instant.withOffsetSameInstant(ZoneOffset.UTC));
            default -> DSL.val(value);
        };
    }

    private Field<?> call(Function function, List<Value> arguments) {
        return switch (function) {
            case CONTAINS ->
                DSL.field(DSL.position(text(arguments, 0), text(arguments, 1)).gt(0));
            case STARTSWITH -> DSL.function("starts_with", SQLDataType.BOOLEAN, text(arguments, 0), text(arguments, 1));
            case ENDSWITH -> endsWith(text(arguments, 0), text(arguments, 1));
            case LENGTH -> DSL.length(text(arguments, 0));
            case INDEXOF -> DSL.position(text(arguments, 0), text(arguments, 1)).minus(1);
            case SUBSTRING -> substring(arguments);
            case TOLOWER -> DSL.lower(unlocalized(text(arguments, 0)));
            case TOUPPER -> DSL.upper(unlocalized(text(arguments, 0)));
            case TRIM -> DSL.trim(text(arguments, 0));
            case CONCAT -> DSL.concat(text(arguments, 0), text(arguments, 1));
            case YEAR -> DSL.extract(utc(arguments.getFirst()), DatePart.YEAR);
            case MONTH -> DSL.extract(utc(arguments.getFirst()), DatePart.MONTH);
            case DAY -> DSL.extract(utc(arguments.getFirst()), DatePart.DAY);
            case HOUR -> DSL.extract(utc(arguments.getFirst()), DatePart.HOUR);
            case MINUTE -> DSL.extract(utc(arguments.getFirst()), DatePart.MINUTE);
            case SECOND ->
                DSL.extract(utc(arguments.getFirst()), DatePart.SECOND).cast(SQLDataType.INTEGER);
            case DATE_OF -> utc(arguments.getFirst()).cast(SQLDataType.LOCALDATE);
            case NOW -> DSL.val(clock.instant().atOffset(ZoneOffset.UTC));
        };
    }

    private static Field<Boolean> endsWith(Field<String> text, Field<String> end) {
        return DSL.field(DSL.right(text, DSL.length(end)).eq(end));
    }

    private Field<String> substring(List<Value> arguments) {
        Field<Integer> start =
                DSL.greatest(number(arguments.get(1)), DSL.inline(0)).plus(1);
        return arguments.size() == 2
                ? DSL.substring(text(arguments, 0), start)
                : DSL.substring(text(arguments, 0), start, DSL.greatest(number(arguments.get(2)), DSL.inline(0)));
    }

    /// What the caller wrote is kept within what PostgreSQL can count with.
    @SuppressWarnings("unchecked")
    private Field<Integer> number(Value value) {
        return value instanceof Value.Literal(EdmType type, BigDecimal given)
                ? DSL.val(given.max(FARTHEST.negate()).min(FARTHEST).intValue())
                : (Field<Integer>) field(value);
    }

    @SuppressWarnings("unchecked")
    private Field<String> text(List<Value> arguments, int place) {
        return (Field<String>) field(arguments.get(place));
    }

    /// Letters of all scripts, whatever locale the server was set up with.
    private static Field<String> unlocalized(Field<String> text) {
        return text.collate("pg_c_utf8");
    }

    private Field<?> utc(Value value) {
        return value.type() == EdmType.DATE
                ? field(value)
                : DSL.function("timezone", SQLDataType.LOCALDATETIME, DSL.inline("UTC"), field(value));
    }
}
