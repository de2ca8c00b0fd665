package org.tillbridge.headquarters.stores;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// When a store's day of business ends, and what its new customers take over, and from whom (spec
/// 2.6). Travels with 1070; the default customer herself with 1010.
public final class StoreSettings {

    private static final Sql FIND = Sql.of(StoreSettings.class, "find_store_settings.sql");
    private static final Sql FIND_CUSTOMER = Sql.of(StoreSettings.class, "find_customer_of_entity.sql");
    private static final String SAVE = """
            update store
            set default_customer = :default_customer, copy_receipt_email = :copy_receipt_email, day_ends_at = :day_ends_at
            where channel_id = :channel_id""";

    private final Database database;
    private final AuditTrail audit;

    public StoreSettings(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// What a store has, or would have.
    ///
    /// @param defaultCustomer  her key, null when there is none
    /// @param defaultAccount   her account ID
    /// @param copyReceiptEmail whether a new customer without a receipt e-mail gets hers (spec C02)
    /// @param dayEndsAt        until when a sale after midnight counts to the day before
    /// @param sharesNoBook     whether the store is not sent her, because they share no address
    ///   book
    public record Settings(
            String store,
            String legalEntity,
            @Nullable UUID defaultCustomer,
            @Nullable String defaultAccount,
            boolean copyReceiptEmail,
            LocalTime dayEndsAt,
            boolean sharesNoBook) {}

    /// What somebody wants; null leaves it as it is, a blank default customer is none.
    public record Wanted(
            @Nullable String defaultCustomer,
            @Nullable Boolean copyReceiptEmail,
            @Nullable LocalTime dayEndsAt) {

        /// Of new customers only.
        public Wanted(@Nullable String defaultCustomer, @Nullable Boolean copyReceiptEmail) {
            this(defaultCustomer, copyReceiptEmail, null);
        }
    }

    /// Throws `StoreUnknown`.
    public Settings show(String store) {
        return read(store, new Wanted(null, null));
    }

    /// What it would be; nothing is saved.
    public Settings preview(String store, Wanted wanted) {
        return wanted(store, wanted);
    }

    /// Throws `StoreUnknown`, `CustomerUnknown`.
    public Settings set(String store, Wanted wanted) {
        return database.inTransaction(() -> {
            Settings before = show(store);
            Settings after = wanted(store, wanted);
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("channel_id", store);
            values.put("default_customer", after.defaultCustomer());
            values.put("copy_receipt_email", after.copyReceiptEmail());
            values.put("day_ends_at", after.dayEndsAt());
            database.client().sql(SAVE).params(values).update();
            audit.add(new AuditTrail.Event("store.set", "store " + store, Map.of())
                    .changing(settable(before), settable(after)));
            return after;
        });
    }

    private static Wanted settable(Settings settings) {
        UUID customer = settings.defaultCustomer();
        return new Wanted(
                customer == null ? null : customer.toString(), settings.copyReceiptEmail(), settings.dayEndsAt());
    }

    private Settings wanted(String store, Wanted wanted) {
        String named = wanted.defaultCustomer();
        if (named == null || named.isBlank()) {
            return read(store, wanted);
        }
        UUID customer = requireCustomer(database, show(store).legalEntity(), named);
        return read(store, new Wanted(customer.toString(), wanted.copyReceiptEmail(), wanted.dayEndsAt()));
    }

    /// Throws `CustomerUnknown`.
    public static UUID requireCustomer(Database database, String legalEntity, String named) {
        CustomerReference reference =
                CustomerReference.parse(named.strip()).orElseThrow(() -> unknown(legalEntity, named));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", legalEntity);
        values.put(
                "customer_id",
                reference instanceof CustomerReference.ById id ? id.id().value() : null);
        values.put(
                "account_id",
                reference instanceof CustomerReference.ByAccount account
                        ? account.account().value()
                        : null);
        return FIND_CUSTOMER
                .list(database.client(), values, (row, number) -> row.getObject("customer_id", UUID.class))
                .stream()
                .findFirst()
                .orElseThrow(() -> unknown(legalEntity, named));
    }

    private static TillbridgeException unknown(String legalEntity, String named) {
        return new TillbridgeException(
                ErrorCode.user("CustomerUnknown"),
                "Legal entity %s has no customer %s; name one by account ID or UUID that headquarters has numbered"
                        .formatted(legalEntity, named));
    }

    /// The store as it is saved, with what is wanted instead.
    private Settings read(String store, Wanted wanted) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("channel_id", store);
        values.put("default_customer", wanted.defaultCustomer());
        values.put("copy_receipt_email", wanted.copyReceiptEmail());
        values.put("day_ends_at", wanted.dayEndsAt());
        return FIND.list(database.client(), values, StoreSettings::settings).stream()
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("StoreUnknown"),
                        "There is no store %s; tillbridge stores lists them".formatted(store)));
    }

    private static Settings settings(ResultSet row, int number) throws SQLException {
        return new Settings(
                row.getString("channel_id"),
                row.getString("legal_entity"),
                row.getObject("default_customer", UUID.class),
                row.getString("account_id"),
                row.getBoolean("copy_receipt_email"),
                row.getObject("day_ends_at", LocalTime.class),
                row.getBoolean("shares_no_book"));
    }
}
