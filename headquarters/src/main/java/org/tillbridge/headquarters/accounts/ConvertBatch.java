package org.tillbridge.headquarters.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.headquarters.numbers.LedgerState;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// One transaction: claim, hold what is invalid, park what is out of turn, create, number, change,
/// answer. The number is taken last, so the sequence's row is locked for as short as can be.
final class ConvertBatch {

    private static final ErrorCode MISCOUNTED = ErrorCode.bug("ConversionMiscounted");
    private static final Sql HOLD_INVALID = Sql.of(ConvertBatch.class, "04_hold_invalid_requests.sql");
    private static final Sql PARK = Sql.of(ConvertBatch.class, "05_park_requests_out_of_turn.sql");
    private static final Sql PARK_BEHIND_QUARANTINE = Sql.of(ConvertBatch.class, "park_requests_behind_quarantine.sql");
    private static final Sql PARK_UNNUMBERED = Sql.of(ConvertBatch.class, "park_unnumbered_creations.sql");
    private static final Sql HOLD_WITHOUT_CUSTOMER = Sql.of(ConvertBatch.class, "hold_requests_without_customer.sql");
    private static final Sql SUM_UP = Sql.of(ConvertBatch.class, "sum_up_claim.sql");
    private static final Sql CREATE_ADDRESSES = Sql.of(ConvertBatch.class, "06_create_addresses.sql");
    private static final Sql RESERVE = Sql.of(ConvertBatch.class, "07_reserve_account_ids.sql");
    private static final Sql CREATE_CUSTOMERS = Sql.of(ConvertBatch.class, "08_create_customers.sql");
    private static final Sql CHANGE_CUSTOMERS = Sql.of(ConvertBatch.class, "09_change_customers.sql");
    private static final Sql ANSWER = Sql.of(ConvertBatch.class, "10_answer_requests.sql");
    private static final Sql WAKE_FOLLOWERS = Sql.of(ConvertBatch.class, "11_wake_followers.sql");
    private static final Sql PUT_INTO_ADDRESS_BOOKS = Sql.of(ConvertBatch.class, "put_into_address_books.sql");
    private static final Sql TOUCH_CUSTOMERS = Sql.of(ConvertBatch.class, "touch_customers_of_parts.sql");
    private static final Sql GIVE_ADDITIONS = Sql.of(ConvertBatch.class, "give_additions.sql");
    private static final Sql HOLD = Sql.of(ConvertBatch.class, "hold_request.sql");
    private static final String COPY_PAIRS = """
            copy (select legal_entity, customer_id, account_id, account_number
            from claimed_request where account_id is not null order by arrival_no) to stdout
            """;

    private final Database database;
    private final JdbcClient client;
    private final LedgerEnd ledger;
    private final OffsetDateTime asOf;
    private final UUID runId;
    private final ConvertAddresses addresses;
    private final ConvertAffiliations affiliations;
    private final ConvertLoyaltyCards cards;
    private final ConvertPartners partners;
    private final ConvertAttributes attributes;
    private final ConvertContacts contacts;
    /// Mutable: what the attempt at hand found; an object serves one batch on one thread.
    private Optional<UUID> alone = Optional.empty();

    ConvertBatch(Database database, LedgerState.Ready ledger, InstantSource clock, UUID runId) {
        this.database = database;
        this.client = database.client();
        this.ledger = new LedgerEnd(database, ledger);
        this.asOf = clock.instant().atOffset(ZoneOffset.UTC);
        this.runId = runId;
        this.addresses = new ConvertAddresses(client);
        this.affiliations = new ConvertAffiliations(client);
        this.cards = new ConvertLoyaltyCards(client);
        this.partners = new ConvertPartners(client);
        this.attributes = new ConvertAttributes(client);
        this.contacts = new ConvertContacts(client);
    }

    /// @param woken requests that were parked behind a customer created here
    record Counts(long claimed, long created, long changed, long held, long waiting, long woken, Set<String> stores) {}

    /// Whether the sequences are looked at before anything is answered, or are taken to have
    /// enough numbers.
    private enum Sequences {
        HAVE_ENOUGH,
        LOOKED_AT
    }

    /// Converts at most `limit` requests.
    Counts run(ClaimScope scope, int limit) {
        try {
            return run(scope, limit, Sequences.HAVE_ENOUGH);
        } catch (TooFewNumbers e) {
            return run(scope, limit, Sequences.LOOKED_AT);
        }
    }

    private Counts run(ClaimScope scope, int limit, Sequences sequences) {
        return ledger.inTransaction(() -> convert(scope, limit, sequences));
    }

    /// Whatever can be done before the numbers are taken is done before: another converter may be
    /// waiting for them.
    private Counts convert(ClaimScope scope, int limit, Sequences sequences) {
        int claimed = claim(scope, limit);
        if (claimed == 0) {
            return new Counts(0, 0, 0, 0, 0, 0, Set.of());
        }
        int held = HOLD_INVALID.update(client, CustomerLimits.parameters());
        int parked = PARK_BEHIND_QUARANTINE.update(client, Map.of())
                + (sequences == Sequences.LOOKED_AT ? parkUnnumbered() : 0)
                + PARK.update(client, Map.of());
        Claim claim = sumUp();
        int heldParts = (claim.parts() > 0 ? holdInvalidParts(claim) : 0)
                + (claim.attributes() > 0 ? attributes.holdInvalid() : 0)
                + (claim.contacts() > 0 ? contacts.holdInvalid() : 0);
        int unapproved = claim.partners() > 0 ? partners.parkUnapproved(asOf) : 0;
        if (heldParts + unapproved > 0) {
            parked += unapproved + PARK.update(client, Map.of());
            claim = sumUp();
        }
        if (scope instanceof ClaimScope.Staged && held + heldParts + parked > 0) {
            throw notConverted();
        }
        int orphans = parked > 0 ? HOLD_WITHOUT_CUSTOMER.update(client, Map.of()) : 0;
        int answered = ANSWER.update(client, Map.of("run_id", runId, "as_of", asOf));
        require(answered == claimed, claimed, answered);
        int creations = claim.creations() + (claim.partners() > 0 ? partners.becomeCustomers() : 0);
        int woken = creations > 0 ? create(creations) : 0;
        change(claim);
        return new Counts(
                claimed,
                creations,
                claim.changes() + claim.parts(),
                held + heldParts + orphans,
                parked - orphans,
                woken,
                claim.stores());
    }

    private int holdInvalidParts(Claim claim) {
        return addresses.holdInvalid()
                + affiliations.holdInvalid()
                + (claim.cards() > 0 ? cards.holdInvalid() : 0)
                + (claim.partners() > 0 ? partners.holdInvalid() : 0);
    }

    private NotConverted notConverted() {
        return client.sql("select outcome, reason_code, reason from claimed_request")
                .query((row, number) -> new NotConverted(row.getString(1), row.getString(2), row.getString(3)))
                .single();
    }

    /// What is left to be done of the claim, and whose requests it has.
    /// @param attributes how many of the changes are about attributes
    /// @param contacts   and about contacts
    /// @param cards      how many of the parts are loyalty cards
    /// @param partners   and are of business partners
    /// @param given      and add to another customer than they were made for
    private record Claim(
            int creations,
            int changes,
            int attributes,
            int contacts,
            int parts,
            int cards,
            int partners,
            int given,
            Set<String> stores) {}

    private Claim sumUp() {
        return SUM_UP.one(client, Map.of(), ConvertBatch::claim);
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        return new Claim(
                row.getInt("creations"),
                row.getInt("changes"),
                row.getInt("attributes"),
                row.getInt("contacts"),
                row.getInt("parts"),
                row.getInt("cards"),
                row.getInt("partners"),
                row.getInt("given"),
                Set.of((String[]) row.getArray("stores").getArray()));
    }

    private void change(Claim claim) {
        if (claim.changes() > 0) {
            CHANGE_CUSTOMERS.update(client, Map.of("as_of", asOf));
        }
        if (claim.given() > 0) {
            GIVE_ADDITIONS.update(client, Map.of("as_of", asOf));
        }
        if (claim.parts() > 0) {
            addresses.apply(asOf);
            affiliations.apply(asOf);
            if (claim.cards() > 0) {
                cards.apply();
            }
            if (claim.partners() > 0) {
                partners.apply();
            }
            TOUCH_CUSTOMERS.update(client, Map.of());
        }
    }

    /// Returns how many requests it woke.
    private int create(int wanted) {
        CREATE_ADDRESSES.update(client, Map.of());
        int woken = WAKE_FOLLOWERS.update(client, Map.of());
        number(wanted);
        int created = CREATE_CUSTOMERS.update(client, Map.of("as_of", asOf));
        require(created == wanted, wanted, created);
        PUT_INTO_ADDRESS_BOOKS.update(client, Map.of());
        writeLedger();
        return woken;
    }

    private void writeLedger() {
        ledger.append(COPY_PAIRS);
    }

    private int claim(ClaimScope scope, int limit) {
        int claimed = new ClaimRequests(client, asOf).run(scope, limit);
        if (claimed == 1) {
            alone = client.sql("select request_id from claimed_request")
                    .query(UUID.class)
                    .optional();
        }
        return claimed;
    }

    /// Under the ledger's row lock from here on: the sequences stay as they are found.
    private int parkUnnumbered() {
        ledger.goTo();
        return PARK_UNNUMBERED.update(client, Map.of());
    }

    /// Numbers the customers to be created; the ledger's row lock makes this one writer at a time.
    private void number(int wanted) {
        ledger.goTo();
        if (RESERVE.update(client, Map.of()) != wanted) {
            throw new TooFewNumbers();
        }
    }

    /// A sequence had no number for a customer: nothing was stored.
    private static final class TooFewNumbers extends RuntimeException {}

    /// Holds the request that stood alone when it failed.
    Counts hold(String reason) {
        UUID request = alone.orElseThrow();
        int held = database.inTransaction(() -> HOLD.update(
                client,
                Map.of(
                        "request_id",
                        request,
                        "run_id",
                        runId,
                        "reason_code",
                        "RefusedByDatabase",
                        "reason",
                        reason,
                        "as_of",
                        asOf)));
        return new Counts(1, 0, 0, held, 0, 0, Set.of());
    }

    private static void require(boolean counted, int claimed, int answered) {
        if (!counted) {
            throw new TillbridgeException(
                    MISCOUNTED,
                    "%d requests were claimed and %d answered; nothing was stored".formatted(claimed, answered));
        }
    }

    /// The fields a request may set and how long they may be, as the statement's parameters.
    private static final class CustomerLimits {
        static Map<String, Object> parameters() {
            return Map.of(
                    "kinds", Arrays.stream(RequestKind.values()).map(Enum::name).toArray(String[]::new),
                    "field_names",
                            Arrays.stream(CustomerField.values())
                                    .map(CustomerField::column)
                                    .toArray(String[]::new),
                    "field_limits",
                            Arrays.stream(CustomerField.values())
                                    .map(CustomerField::maximumLength)
                                    .toArray(Integer[]::new));
        }
    }
}
