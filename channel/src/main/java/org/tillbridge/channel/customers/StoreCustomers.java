package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Optional;
import org.tillbridge.kernel.search.SearchCustomers;
import org.tillbridge.kernel.search.SearchScope;
import org.tillbridge.kernel.sql.Sql;

/// The operations on the customers of one store. Plain construction: one process may serve several
/// channel databases.
///
/// @param station what they work with
public record StoreCustomers(
        Store store,
        CreateCustomer create,
        ChangeCustomer change,
        ChangeAddresses addresses,
        ChangeAffiliations affiliations,
        IssueLoyaltyCard cards,
        RequestPartner partners,
        ChangePartnerUsers partnerUsers,
        FindCustomer find,
        FetchCustomer fetch,
        OpenPerson open,
        SearchCustomers search,
        FindLikeCustomers like,
        SearchEverywhere searchEverywhere,
        SearchShortcuts shortcuts,
        CustomerAttributes attributes,
        CustomerStation station) {

    private static final Sql BY_ADDRESS = Sql.of(StoreCustomers.class, "find_by_address.sql");

    public static StoreCustomers of(CustomerStation station) {
        var search = new SearchCustomers(
                station.database().client(),
                scope(station.store().legalEntity(), station.store().defaults().country()));
        return new StoreCustomers(
                station.store(),
                new CreateCustomer(station),
                new ChangeCustomer(station),
                new ChangeAddresses(station),
                new ChangeAffiliations(station),
                new IssueLoyaltyCard(station),
                new RequestPartner(station),
                new ChangePartnerUsers(station),
                new FindCustomer(station),
                new FetchCustomer(station),
                new OpenPerson(station),
                search,
                new FindLikeCustomers(station, search),
                new SearchEverywhere(station, search),
                new SearchShortcuts(station),
                new CustomerAttributes(station),
                station);
    }

    /// The customers of one legal entity in a store's database.
    static SearchScope scope(String legalEntity, String region) {
        return new SearchScope(
                List.of(legalEntity), SearchScope.Coverage.ONE_LEGAL_ENTITY, Optional.of(BY_ADDRESS), region);
    }
}
