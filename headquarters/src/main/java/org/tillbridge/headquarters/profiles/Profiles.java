package org.tillbridge.headquarters.profiles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.customer.SecondaryContacts;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sales.OrderMode;
import org.tillbridge.kernel.search.UsualSearch;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The functionality profiles: seen, and changed by a person.
public final class Profiles {

    private static final Sql USUAL_SEARCH = Sql.of(Profiles.class, "usual_search_of_store.sql");
    private static final Sql LIST = Sql.of(Profiles.class, "list_profiles.sql");

    private static final String SET = """
            update functionality_profile
            set create_customers = :create_customers, secondary_contacts = :secondary_contacts, customer_search = :customer_search,
                order_mode = :order_mode, order_hold_code = :order_hold_code
            where functionality_profile = :name""";

    private final Database database;
    private final AuditTrail audit;

    public Profiles(Database database, InstantSource clock) {
        this.database = database;
        this.audit = new AuditTrail(database, clock);
    }

    public List<Profile> all() {
        return list(null);
    }

    /// The profile as it would be. Throws `ProfileUnknown`.
    public Profile preview(String name, Profile.Wanted wanted) {
        return require(name).with(wanted);
    }

    /// Changes the profile; its stores follow once they have downloaded it. Asking for what is so
    /// already changes nothing. Throws `ProfileUnknown`.
    public Profile set(String name, Profile.Wanted wanted) {
        return database.inTransaction(() -> {
            Profile before = require(name);
            Profile after = before.with(wanted);
            if (after.equals(before)) {
                return before;
            }
            database.client()
                    .sql(SET)
                    .param("create_customers", after.createCustomers().name())
                    .param("secondary_contacts", after.secondaryContacts().name())
                    .param("customer_search", after.customerSearch().name())
                    .param("order_mode", after.orderMode().name())
                    .param("order_hold_code", after.orderHoldCode())
                    .param("name", name)
                    .update();
            Profile profile = require(name);
            audit.add(new AuditTrail.Event("profile.set", "profile " + name, Map.of("version", profile.version()))
                    .changing(settings(before), settings(profile)));
            return profile;
        });
    }

    private static Map<String, String> settings(Profile profile) {
        return Map.of(
                "createCustomers", profile.createCustomers().name(),
                "secondaryContacts", profile.secondaryContacts().name(),
                "customerSearch", profile.customerSearch().name(),
                "orderMode", profile.orderMode().name(),
                "orderHoldCode", profile.orderHoldCode());
    }

    /// Whether a store may see customers of the chain's other companies (spec D07).
    public boolean seesAllCompanies(String channelId) {
        return USUAL_SEARCH
                .list(
                        database.client(),
                        Map.of("channel_id", channelId),
                        (row, number) -> UsualSearch.valueOf(row.getString(1)))
                .contains(UsualSearch.ALL_COMPANIES);
    }

    /// What tills offer to search by at once.
    public SearchShortcuts shortcuts() {
        return new SearchShortcuts(database, audit);
    }

    private Profile require(String name) {
        return list(name).stream().findFirst().orElseThrow(() -> unknown(name));
    }

    static TillbridgeException unknown(String name) {
        return new TillbridgeException(
                ErrorCode.user("ProfileUnknown"),
                "There is no functionality profile %s; tillbridge profiles lists them".formatted(name));
    }

    private List<Profile> list(@Nullable String name) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("profile", name);
        return LIST.list(database.client(), asked, Profiles::profile);
    }

    private static Profile profile(ResultSet row, int number) throws SQLException {
        return new Profile(
                row.getString("functionality_profile"),
                row.getString("name"),
                CreateCustomers.valueOf(row.getString("create_customers")),
                SecondaryContacts.valueOf(row.getString("secondary_contacts")),
                UsualSearch.valueOf(row.getString("customer_search")),
                OrderMode.valueOf(row.getString("order_mode")),
                row.getString("order_hold_code"),
                row.getLong("row_version"),
                List.of((String[]) row.getArray("stores").getArray()),
                List.of((String[]) row.getArray("applied").getArray()));
    }
}
