package org.tillbridge.channel.customers;

/// The operations on the customers of one store. Plain construction: one process may serve several
/// channel databases.
public record StoreCustomers(
        Store store,
        CreateCustomer create,
        ChangeCustomer change,
        ChangeAddresses addresses,
        ChangeAffiliations affiliations,
        IssueLoyaltyCard cards,
        FindCustomer find,
        FetchCustomer fetch,
        SearchCustomers search,
        CustomerAttributes attributes) {

    public static StoreCustomers of(CustomerStation station) {
        return new StoreCustomers(
                station.store(),
                new CreateCustomer(station),
                new ChangeCustomer(station),
                new ChangeAddresses(station),
                new ChangeAffiliations(station),
                new IssueLoyaltyCard(station),
                new FindCustomer(station),
                new FetchCustomer(station),
                new SearchCustomers(station),
                new CustomerAttributes(station));
    }
}
