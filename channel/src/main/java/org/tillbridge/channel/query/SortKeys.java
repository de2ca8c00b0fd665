package org.tillbridge.channel.query;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.odata.BadQuery;
import org.tillbridge.channel.odata.EdmType;
import org.tillbridge.channel.odata.OrderBy;
import org.tillbridge.channel.odata.OrderBy.Direction;

/// What rows are sorted by, down to their key, so that no two are equal. Nothing comes before
/// everything, as OData has it.
final class SortKeys {

    private final List<SortKey> keys;

    private record SortKey(EdmType type, Field<?> field, Direction direction) {

        SortField<?> order() {
            return direction == Direction.ASCENDING
                    ? field.asc().nullsFirst()
                    : field.desc().nullsLast();
        }
    }

    private SortKeys(List<SortKey> keys) {
        this.keys = List.copyOf(keys);
    }

    static SortKeys of(KeyQuery query, CustomerColumns columns) {
        List<SortKey> keys = new ArrayList<>();
        if (query.among() != null && query.orderBy().isEmpty()) {
            Field<Integer> rank = DSL.function(
                    "array_position",
                    Integer.class,
                    DSL.val(query.among().toArray(UUID[]::new)),
                    CustomerColumns.CUSTOMER_ID);
            keys.add(new SortKey(EdmType.INT32, rank, Direction.ASCENDING));
        }
        for (OrderBy by : query.orderBy()) {
            CustomerColumns.Column column = columns.require(by.property());
            keys.add(new SortKey(column.type(), column.sort(), by.direction()));
        }
        return new SortKeys(keys);
    }

    List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>();
        keys.forEach(key -> fields.add(key.field()));
        return fields;
    }

    List<SortField<?>> order() {
        List<SortField<?>> order = new ArrayList<>();
        keys.forEach(key -> order.add(key.order()));
        order.add(CustomerColumns.CUSTOMER_ID.asc());
        return order;
    }

    /// Rows behind this one: greater in one key, and equal in all before it.
    Condition behind(Continuation last) {
        List<@Nullable Object> values = last.typed(
                        keys.stream().map(SortKey::type).toList())
                .orElseThrow(() ->
                        new BadQuery("InvalidSkipToken", "$skiptoken", "Follow the link of the page before as it is"));
        Condition behind = CustomerColumns.CUSTOMER_ID.gt(last.customer());
        for (int i = keys.size() - 1; i >= 0; i--) {
            behind = behind(keys.get(i), values.get(i), behind);
        }
        return behind;
    }

    @SuppressWarnings("unchecked")
    private static Condition behind(SortKey key, @Nullable Object value, Condition amongEqual) {
        var field = (Field<Object>) key.field();
        boolean ascending = key.direction() == Direction.ASCENDING;
        if (value == null) {
            Condition equal = field.isNull().and(amongEqual);
            return ascending ? field.isNotNull().or(equal) : equal;
        }
        Condition equal = field.eq(value).and(amongEqual);
        return ascending
                ? field.gt(value).or(equal)
                : field.lt(value).or(field.isNull()).or(equal);
    }
}
