package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tillbridge.channel.customers.CaptureParts.Operation;
import org.tillbridge.channel.customers.CaptureParts.PartRequest;
import org.tillbridge.kernel.customer.AddressEdits;
import org.tillbridge.kernel.customer.AddressRequest;
import org.tillbridge.kernel.customer.AddressVerdict;
import org.tillbridge.kernel.customer.AddressesAsked;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.sql.Sql;

/// Judges what is asked of a locked customer's addresses, and captures it: one request an address.
final class SaveAddresses {

    private static final Sql SHOW = Sql.of(SaveAddresses.class, "04_save_addresses.sql");
    private static final String ENDED = """
            select ca.address_id
            from customer_address as ca
            where ca.legal_entity = :legal_entity and ca.customer_id = :customer_id and ca.deactivated_at is not null""";

    private final CustomerStation station;
    private final CaptureParts capture;

    SaveAddresses(CustomerStation station) {
        this.station = station;
        this.capture = new CaptureParts(station);
    }

    /// @param card the fields to judge by: as they are, or as the same operation makes them
    AddressVerdict judge(Customer customer, CustomerPayload card, AddressesAsked asked) {
        boolean namesKeys = asked.addresses().stream().anyMatch(address -> address.addressId() != null);
        Set<UUID> ended = namesKeys ? ended(customer) : Set.of();
        return new AddressEdits(card, ended, station.store().defaults(), station.ids()).judge(asked);
    }

    void run(Operation operation, List<AddressRequest> requests) {
        List<PartRequest> parts = requests.stream()
                .map(request ->
                        new PartRequest(request.kind(), request.address().toJson()))
                .toList();
        capture.run(operation, parts, SHOW);
    }

    private Set<UUID> ended(Customer customer) {
        return station
                .database()
                .client()
                .sql(ENDED)
                .param("legal_entity", station.store().legalEntity())
                .param("customer_id", customer.id().value())
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
