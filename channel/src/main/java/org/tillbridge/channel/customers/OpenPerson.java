package org.tillbridge.channel.customers;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.SamePerson;
import org.tillbridge.kernel.realtime.FetchCustomerCall;
import org.tillbridge.kernel.realtime.FetchedCustomer;
import org.tillbridge.kernel.realtime.RealtimeAnswer;

/// Opens somebody who is a customer of another company of the chain (spec D07): she becomes a
/// customer of this one, with her name, contacts and addresses, as any customer this store creates.
/// Her key follows from the one she has there: opened again, here or at another store, she is the
/// same customer.
public final class OpenPerson {

    /// What a company gives its customers by its own rules.
    private static final Set<CustomerField> OF_COMPANY =
            Set.of(CustomerField.CUSTOMER_GROUP, CustomerField.CURRENCY, CustomerField.PHONE_NUMBER);

    private final CustomerStation station;
    private final FindCustomer find;
    private final FetchCustomer fetch;
    private final CreateCustomer create;

    OpenPerson(CustomerStation station) {
        this.station = station;
        this.find = new FindCustomer(station);
        this.fetch = new FetchCustomer(station);
        this.create = new CreateCustomer(station);
    }

    /// What came of it.
    public sealed interface Outcome {

        /// She is a customer of this company already.
        record Here(Customer customer) implements Outcome {}

        record Asked(Creation creation) implements Outcome {}

        /// Neither here nor at headquarters, or this store does not see other companies.
        record NotFound() implements Outcome {}

        /// Headquarters was to be asked, and did not answer.
        record Unanswered(String code) implements Outcome {}
    }

    public Outcome run(PartyNumber party) {
        String own = station.store().legalEntity();
        CustomerId key = party.legalEntity().equals(own)
                ? party.customer()
                : SamePerson.keyIn(own, party.legalEntity(), party.customer());
        Optional<Customer> here = find.run(new CustomerReference.ById(key));
        return here.isPresent() ? new Outcome.Here(here.get()) : ask(party);
    }

    private Outcome ask(PartyNumber party) {
        var call = new FetchCustomerCall(party.customer().value(), null, party.legalEntity());
        return switch (station.ask().service().fetch(call)) {
            case RealtimeAnswer.Done<FetchedCustomer>(FetchedCustomer fetched) -> open(fetched);
            case RealtimeAnswer.Refused<FetchedCustomer> nobody -> new Outcome.NotFound();
            case RealtimeAnswer.Unanswered<FetchedCustomer>(String code) -> new Outcome.Unanswered(code);
        };
    }

    private Outcome open(FetchedCustomer fetched) {
        if (fetched.legalEntity() == null) {
            return fetch.received(fetched) instanceof FetchCustomer.Outcome.Found(Customer customer)
                    ? new Outcome.Here(customer)
                    : new Outcome.NotFound();
        }
        CustomerId key = SamePerson.keyIn(
                station.store().legalEntity(), fetched.legalEntity(), new CustomerId(fetched.customerId()));
        return new Outcome.Asked(create.run(new NewCustomer(key, null, draft(fetched.card()))));
    }

    /// Without what another company gave her.
    private static CustomerDraft draft(String card) {
        CustomerPayload there = CustomerPayload.fromJson(card);
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        values.putAll(there.values());
        values.keySet().removeAll(OF_COMPANY);
        return new CustomerDraft(values, Set.of(), List.copyOf(there.addresses()));
    }
}
