package org.tillbridge.channel.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.channel.odata.Filter;
import org.tillbridge.kernel.customer.CustomerId;

/// Finds the keys of the customers a query wants: one statement for a page, one for their number.
/// Who was merged into somebody who is here is not listed beside that one.
public final class FindCustomerKeys {

    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES);

    private final JdbcClient database;
    private final String legalEntity;
    private final CustomerColumns columns;
    private final FilterConditions conditions;

    public FindCustomerKeys(JdbcClient database, String legalEntity, CustomerColumns columns, InstantSource clock) {
        this.database = database;
        this.legalEntity = legalEntity;
        this.columns = columns;
        this.conditions = new FilterConditions(new FilterValues(columns, clock));
    }

    /// @param question the digest of what is asked, for who goes on behind this page
    public KeyPage page(KeyQuery query, String question) {
        SortKeys keys = SortKeys.of(query, columns);
        KeyQuery.Window window = query.window();
        Condition wanted = wanted(query.filter(), query.among());
        if (window.after() != null) {
            wanted = wanted.and(keys.behind(window.after()));
        }
        List<Field<?>> fields = new ArrayList<>();
        fields.add(CustomerColumns.CUSTOMER_ID);
        fields.addAll(keys.fields());
        Query statement = SQL.select(fields)
                .from(CustomerColumns.CUSTOMER)
                .where(wanted)
                .orderBy(keys.order())
                .limit(window.rows() + 1)
                .offset(window.skip());
        List<Continuation> rows = bound(statement)
                .query((row, number) -> row(row, fields.size(), question))
                .list();
        boolean more = rows.size() > window.rows();
        List<Continuation> shown = more ? rows.subList(0, window.rows()) : rows;
        return new KeyPage(
                shown.stream().map(row -> new CustomerId(row.customer())).toList(),
                more && !shown.isEmpty() ? shown.getLast() : null);
    }

    /// How many there are on all pages.
    public long count(@Nullable Filter filter, @Nullable List<UUID> among) {
        Query statement = SQL.selectCount().from(CustomerColumns.CUSTOMER).where(wanted(filter, among));
        return bound(statement).query((row, number) -> row.getLong(1)).single();
    }

    private Condition wanted(@Nullable Filter filter, @Nullable List<UUID> among) {
        Condition wanted = CustomerColumns.LEGAL_ENTITY.eq(legalEntity).and(standsAlone());
        if (among != null) {
            wanted = wanted.and(CustomerColumns.CUSTOMER_ID.eq(DSL.any(among.toArray(UUID[]::new))));
        }
        return filter == null ? wanted : wanted.and(conditions.of(filter));
    }

    private static Condition standsAlone() {
        var other = DSL.table(DSL.name("customer")).as("s");
        return CustomerColumns.MERGED_INTO
                .isNull()
                .orNotExists(DSL.selectOne()
                        .from(other)
                        .where(DSL.field(DSL.name("s", "legal_entity"), String.class)
                                .eq(CustomerColumns.LEGAL_ENTITY))
                        .and(DSL.field(DSL.name("s", "customer_id"), UUID.class).eq(CustomerColumns.MERGED_INTO)));
    }

    private JdbcClient.StatementSpec bound(Query statement) {
        return database.sql(statement.getSQL()).params(statement.getBindValues());
    }

    private static Continuation row(ResultSet row, int columns, String question) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (int column = 2; column <= columns; column++) {
            values.add(text(row, column));
        }
        return new Continuation(values, row.getObject(1, UUID.class), question);
    }

    /// As [Continuation] reads it again.
    private static @Nullable String text(ResultSet row, int column) throws SQLException {
        Object value = switch (row.getMetaData().getColumnTypeName(column)) {
            case "timestamptz" -> row.getObject(column, OffsetDateTime.class);
            case "date" -> row.getObject(column, LocalDate.class);
            default -> row.getObject(column);
        };
        return value == null ? null : value.toString();
    }
}
