package org.tillbridge.channel.query;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.tillbridge.channel.odata.EdmType;
import org.tillbridge.kernel.customer.AddressField;
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
    static final Table<?> ADDRESS = DSL.table(DSL.name("customer_address")).as("a");
    static final Field<UUID> MERGED_INTO = DSL.field(DSL.name("c", "merged_into"), UUID.class);

    private static final String ADDRESSES = "Addresses";

    private final Map<String, Column> byName;
    private final Map<String, Map<String, EdmType>> parts;

    /// @param value what it is compared by
    /// @param sort what it is sorted by
    record Column(EdmType type, Field<?> value, Field<?> sort) {}

    /// A column of words of ours that are numbers on the wire.
    public record Coded(CustomerField field, Map<String, Integer> numbers) {}

    private CustomerColumns(Map<String, Column> byName, Map<String, Column> ofAddresses) {
        Map<String, Column> all = new LinkedHashMap<>(byName);
        ofAddresses.forEach((name, column) -> all.put(ADDRESSES + "/" + name, column));
        this.byName = Map.copyOf(all);
        this.parts = Map.of(ADDRESSES, types(ofAddresses));
    }

    /// @param texts fields by the name of their property
    /// @param coded the same of those that are numbers on the wire
    /// @param ofAddresses fields of an address by the name of their property
    public static CustomerColumns of(
            Map<String, CustomerField> texts, Map<String, Coded> coded, Map<String, AddressField> ofAddresses) {
        Map<String, Column> byName = new LinkedHashMap<>();
        texts.forEach((name, field) -> byName.put(name, field == CustomerField.BIRTH_DATE ? day(field) : text(field)));
        coded.forEach((name, code) -> byName.put(name, number(code)));
        Field<String> account = DSL.coalesce(ACCOUNT_ID, CUSTOMER_ID.cast(SQLDataType.CLOB));
        byName.put(ACCOUNT_NUMBER, new Column(EdmType.STRING, account, account.collate("C")));
        byName.put("IsAsyncCustomer", same(EdmType.BOOLEAN, DSL.field(ACCOUNT_ID.isNull())));
        byName.put(
                "CreatedDateTime",
                same(EdmType.DATE_TIME_OFFSET, DSL.field(DSL.name("c", "created_at"), OffsetDateTime.class)));
        return new CustomerColumns(byName, addresses(ofAddresses));
    }

    private static Map<String, Column> addresses(Map<String, AddressField> texts) {
        Map<String, Column> byName = new LinkedHashMap<>();
        texts.forEach((name, field) -> {
            Field<String> column = DSL.field(DSL.name("a", field.column()), SQLDataType.CLOB);
            byName.put(name, same(EdmType.STRING, DSL.function("normalize", SQLDataType.CLOB, column)));
        });
        byName.put("IsPrimary", same(EdmType.BOOLEAN, DSL.field(DSL.name("a", "is_primary"), SQLDataType.BOOLEAN)));
        return byName;
    }

    /// Parts of a customer that are here and have not ended.
    static Condition isHers() {
        return DSL.field(DSL.name("a", "legal_entity"), String.class)
                .eq(LEGAL_ENTITY)
                .and(DSL.field(DSL.name("a", "customer_id"), UUID.class).eq(CUSTOMER_ID))
                .and(DSL.field(DSL.name("a", "deactivated_at")).isNull());
    }

    /// What a query may name, with its type.
    public Map<String, EdmType> types() {
        Map<String, Column> own = new LinkedHashMap<>(byName);
        own.keySet().removeIf(name -> name.contains("/"));
        return types(own);
    }

    /// What a query may name of the parts of a customer, by the list they are in.
    public Map<String, Map<String, EdmType>> parts() {
        return parts;
    }

    private static Map<String, EdmType> types(Map<String, Column> columns) {
        return columns.entrySet().stream()
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
