package org.tillbridge.app.jobs;

import java.util.List;
import org.tillbridge.exchange.jobs.ColumnMapping;
import org.tillbridge.exchange.jobs.Direction;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.RowFilter;
import org.tillbridge.exchange.jobs.Subjob;

/// The jobs every installation has (spec 4.7).
public final class PredefinedJobs {

    /// P-0001 Channel transactions: the stores' journal, up.
    public static final Job CHANNEL_TRANSACTIONS = new Job(
            "P-0001",
            "Channel transactions",
            Direction.UPLOAD,
            List.of(subjob(
                    "customer_request",
                    List.of("request_id"),
                    RowFilter.all(),
                    "request_id",
                    "legal_entity",
                    "customer_id",
                    "kind",
                    "payload",
                    "base_row_version",
                    "creation_mode",
                    "captured_at",
                    "capture_no",
                    "idempotency_key")));

    /// 1010 Customers: the customer master, down.
    public static final Job CUSTOMERS = new Job(
            "1010",
            "Customers",
            Direction.DOWNLOAD,
            List.of(
                    subjob(
                            "customer",
                            List.of("legal_entity", "customer_id"),
                            RowFilter.legalEntity("legal_entity"),
                            "legal_entity",
                            "customer_id",
                            "account_id",
                            "customer_type",
                            "name",
                            "first_name",
                            "middle_name",
                            "last_name",
                            "email",
                            "phone",
                            "phone_number",
                            "language",
                            "currency",
                            "customer_group",
                            "receipt_email",
                            "vat_number",
                            "identification_number",
                            "origin_channel",
                            "created_at",
                            "row_version"),
                    subjob(
                            "customer_address",
                            List.of("legal_entity", "customer_id", "address_id"),
                            RowFilter.legalEntity("legal_entity"),
                            "legal_entity",
                            "customer_id",
                            "address_id",
                            "name",
                            "purpose",
                            "street",
                            "street_number",
                            "building",
                            "district",
                            "city",
                            "county",
                            "state",
                            "postal_code",
                            "country",
                            "phone",
                            "email",
                            "is_primary",
                            "row_version")));

    /// Headquarters' tables whose rows travel: a change in one of them makes a release.
    public static final List<String> TRAVELLING_TABLES =
            List.of("customer", "customer_address", "removed_row", "request_state");

    private PredefinedJobs() {}

    /// A table that has one name, and its columns one name each, on both sides.
    private static Subjob subjob(String table, List<String> key, RowFilter filter, String... columns) {
        List<ColumnMapping> mappings =
                List.of(columns).stream().map(ColumnMapping::same).toList();
        return new Subjob(table, table, table, mappings, key, filter);
    }
}
