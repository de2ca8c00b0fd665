package org.tillbridge.headquarters.interchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.stores.LegalEntities;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gives out the customers of a legal entity in rows and columns, page by page in the order of
/// their account IDs: whoever asks keeps a page at a time.
public final class ExportCustomers {

    private static final Sql PAGE = Sql.of(ExportCustomers.class, "export_customers.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 10_000;

    private final Database database;

    public ExportCustomers(Database database) {
        this.database = database;
    }

    /// @param after the account ID to go on behind; null when this is the last page
    public record Page(
            String legalEntity,
            List<String> columns,
            List<List<String>> rows,
            @Nullable String after) {

        public Page {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// How many there are, about.
    public long count(@Nullable String legalEntity) {
        return database.client()
                .sql("select count(*) from customer where legal_entity = ? and merged_into is null")
                .param(LegalEntities.require(database, legalEntity))
                .query(Long.class)
                .single();
    }

    /// Throws `LegalEntityUnknown`.
    public Page page(@Nullable String legalEntity, String after) {
        String entity = LegalEntities.require(database, legalEntity);
        Map<String, Object> values = new HashMap<>();
        values.put("legal_entity", entity);
        values.put("after", after);
        values.put("most", MOST);
        List<List<String>> rows = PAGE.list(database.client(), values, ExportCustomers::row);
        String last = rows.size() < MOST ? null : rows.getLast().get(CustomerColumn.place(CustomerColumn.ACCOUNT));
        return new Page(entity, CustomerColumn.headers(), rows, last);
    }

    private static List<String> row(ResultSet row, int number) throws SQLException {
        JsonNode card = JSON.readTree(row.getString("card"));
        String address = row.getString("address");
        JsonNode home = address == null ? JSON.createObjectNode() : JSON.readTree(address);
        List<String> cells = new ArrayList<>(CustomerColumn.values().length);
        Arrays.stream(CustomerColumn.values()).forEach(column -> cells.add(cell(column, card, home)));
        return cells;
    }

    private static String cell(CustomerColumn column, JsonNode card, JsonNode home) {
        if (column.field().isPresent()) {
            return text(card, column.field().map(CustomerField::column).orElseThrow());
        }
        if (column.addressField().isPresent()) {
            return text(home, column.addressField().map(AddressField::column).orElseThrow());
        }
        return switch (column) {
            case LEGAL_ENTITY -> text(card, "legal_entity");
            case ACCOUNT -> text(card, "account_id");
            case CUSTOMER_ID -> text(card, "customer_id");
            case PARTY_TYPE -> text(card, "customer_type").equals("PERSON") ? "Person" : "Organization";
            case ORGANIZATION_NAME -> text(card, "customer_type").equals("PERSON") ? "" : text(card, "name");
            case RECEIPT_OPTION -> text(card, "receipt_option");
            case BIRTH_YEAR, BIRTH_MONTH, BIRTH_DAY -> BirthDateColumns.write(column, text(card, "birth_date"));
            case ADDRESS_PURPOSE -> text(home, "purpose");
            case COUNTRY -> text(home, "country");
            case ADDRESS_BOOKS -> text(card, "address_books");
            default -> "";
        };
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
