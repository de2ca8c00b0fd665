package org.tillbridge.channel.query;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.tillbridge.channel.odata.EdmType;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The properties of a customer that conditions and orders may name, and where each is.
public final class CustomerColumns {

    /// The account ID or, before there is one, the UUID.
    public static final String ACCOUNT_NUMBER = "AccountNumber";

    static final Table<?> CUSTOMER = DSL.table(DSL.name("customer")).as("c");
    static final Field<UUID> CUSTOMER_ID = DSL.field(DSL.name("c", "customer_id"), UUID.class);
    static final Field<String> ACCOUNT_ID = text("account_id");
    static final Field<String> LEGAL_ENTITY = text("legal_entity");
    static final Field<UUID> MERGED_INTO = DSL.field(DSL.name("c", "merged_into"), UUID.class);

    private final Map<String, Column> byName;

    /// @param value what it is compared by
    /// @param sort what it is sorted by
    record Column(EdmType type, Field<?> value, Field<?> sort) {}

    /// A column of words of ours that are numbers on the wire.
    public record Coded(CustomerField field, Map<String, Integer> numbers) {}

    private CustomerColumns(Map<String, Column> byName) {
        this.byName = Map.copyOf(byName);
    }

    /// @param texts fields by the name of their property
    /// @param coded the same of those that are numbers on the wire
    public static CustomerColumns of(Map<String, CustomerField> texts, Map<String, Coded> coded) {
        Map<String, Column> byName = new LinkedHashMap<>();
        texts.forEach((name, field) -> byName.put(name, field == CustomerField.BIRTH_DATE ? day(field) : text(field)));
        coded.forEach((name, code) -> byName.put(name, number(code)));
        Field<String> account = DSL.coalesce(ACCOUNT_ID, CUSTOMER_ID.cast(SQLDataType.CLOB));
        byName.put(ACCOUNT_NUMBER, new Column(EdmType.STRING, account, account.collate("C")));
        byName.put("IsAsyncCustomer", same(EdmType.BOOLEAN, DSL.field(ACCOUNT_ID.isNull())));
        byName.put(
                "CreatedDateTime",
                same(EdmType.DATE_TIME_OFFSET, DSL.field(DSL.name("c", "created_at"), OffsetDateTime.class)));
        return new CustomerColumns(byName);
    }

    /// What a query may name, with its type.
    public Map<String, EdmType> types() {
        return byName.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, column -> column.getValue().type()));
    }

    Column require(String name) {
        Column column = byName.get(name);
        if (column == null) {
            throw new TillbridgeException(ErrorCode.bug("NoSuchProperty"), "A query names " + name + " unchecked");
        }
        return column;
    }

    /// Compared as people see it, whichever way its accents were typed; sorted as search sorts.
    private static Column text(CustomerField field) {
        Field<String> column = text(field.column());
        return new Column(
                EdmType.STRING,
                DSL.function("normalize", SQLDataType.CLOB, column),
                DSL.function("fold", SQLDataType.CLOB, column).collate("C"));
    }

    /// A day is kept as a text; what is no day is none.
    private static Column day(CustomerField field) {
        Field<String> column = text(field.column());
        Field<Boolean> valid = DSL.function("pg_input_is_valid", SQLDataType.BOOLEAN, column, DSL.inline("date"));
        return same(EdmType.DATE, DSL.when(DSL.condition(valid), column.cast(LocalDate.class)));
    }

    private static Column number(Coded coded) {
        Field<String> column = text(coded.field().column());
        Map<Field<String>, Field<Integer>> numbers = new LinkedHashMap<>();
        coded.numbers().forEach((word, number) -> numbers.put(DSL.inline(word), DSL.inline(number)));
        return same(EdmType.INT32, DSL.case_(column).mapFields(numbers));
    }

    private static Column same(EdmType type, Field<?> field) {
        return new Column(type, field, field);
    }

    private static Field<String> text(String column) {
        return DSL.field(DSL.name("c", column), SQLDataType.CLOB);
    }
}
