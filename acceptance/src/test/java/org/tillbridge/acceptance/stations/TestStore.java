package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.channel.customers.AddressChange;
import org.tillbridge.channel.customers.AddressOutcome;
import org.tillbridge.channel.customers.Change;
import org.tillbridge.channel.customers.Creation;
import org.tillbridge.channel.customers.CustomerChange;
import org.tillbridge.channel.customers.CustomerStation;
import org.tillbridge.channel.customers.NewCustomer;
import org.tillbridge.channel.customers.Store;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.database.OverlayOpenRequests;
import org.tillbridge.channel.sales.SalesStation;
import org.tillbridge.channel.sales.StoreSales;
import org.tillbridge.channel.upload.CapturedTables;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.capture.SealUploadSession;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage;
import org.tillbridge.exchange.sessions.PurgeSentRows;
import org.tillbridge.exchange.sessions.SendUploadSessions;
import org.tillbridge.exchange.sessions.UploadChain;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.AddressesAsked;
import org.tillbridge.kernel.customer.AddressesAsked.Keys;
import org.tillbridge.kernel.customer.CountryCheck;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.UuidVersion7;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.MovableClock;
import org.tillbridge.testkit.TestDatabase;

/// Words for tests: a store's stations over one database, each run by hand.
final class TestStore implements AutoCloseable {

    final String id;
    final MovableClock clock = MovableClock.at("2026-11-21T12:00:00Z");
    final SealUploadSession seal;
    final CapturedTables captured;
    final SendUploadSessions send;
    final UploadChain chain;
    final PurgeSentRows purge;
    final ApplyDownloadPackage apply;
    final StoreCustomers customers;
    final StoreSales sales;
    private final Path folder;
    private final TestDatabase opened;

    TestStore(String id, Path folder) {
        this(id, folder, "select 1");
    }

    /// A store whose database differs, before its stations look at it.
    TestStore(String id, Path folder, String difference) {
        this(id, folder, TestDatabase.of("org/tillbridge/channel/migrations", "channel", "channel,public"), difference);
    }

    private TestStore(String id, Path folder, TestDatabase opened, String difference) {
        this.id = id;
        this.folder = folder;
        this.opened = opened;
        database().withConnection(connection -> {
            try (var statement = ((java.sql.Connection) connection).createStatement()) {
                return statement.execute(difference);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        this.seal = new SealUploadSession(database(), clock, UUID::randomUUID);
        this.captured = new CapturedTables(database(), PredefinedJobs.CHANNEL_TRANSACTIONS);
        this.send = new SendUploadSessions(
                database(), captured, new SendUploadSessions.Sender(id, TestHeadquarters.ENTITY), folder, clock);
        this.purge = new PurgeSentRows(database());
        this.chain = new UploadChain(database(), clock);
        this.apply = new ApplyDownloadPackage(
                database(), Map.of("1010", new OverlayOpenRequests(), "1110", captured), clock);
        this.customers = StoreCustomers.of(new CustomerStation(
                database(),
                new Store(id, TestHeadquarters.ENTITY, new CustomerDefaults("LV", "EUR", "lv", "retail")),
                clock,
                new UuidVersion7(clock, new Random()),
                () -> {}));
        this.sales = StoreSales.of(new SalesStation(
                database(), id, TestHeadquarters.ENTITY, clock, new UuidVersion7(clock, new Random()), () -> {}));
    }

    /// The image of this store's database on another machine, or a backup of this moment.
    TestStore copy() {
        return new TestStore(id, folder, opened.copy(), "select 1");
    }

    Database database() {
        return opened.database();
    }

    JdbcClient client() {
        return opened.client();
    }

    UUID creates(String firstName) {
        var draft = new CustomerDraft(
                Map.of(CustomerField.FIRST_NAME, firstName, CustomerField.LAST_NAME, "Kalns"), Set.of(), List.of());
        var created = (Creation.Created) customers.create().run(new NewCustomer(null, null, draft));
        return created.customer().id().value();
    }

    Change changes(UUID customer, CustomerField field, String value) {
        var draft = new CustomerDraft(Map.of(field, value), Set.of(), List.of());
        return customers.change().run(new CustomerChange(byId(customer), null, draft));
    }

    /// Adds an address; returns its key.
    UUID addsAddress(UUID customer, String street, boolean primary) {
        var saved = (AddressOutcome.Saved) customers.addresses().run(asked(customer, null, street, primary));
        return saved.addresses().getFirst();
    }

    /// @param primary null: it is not said
    void changesAddress(UUID customer, UUID address, String street, @Nullable Boolean primary) {
        assertThat(customers.addresses().run(asked(customer, address, street, primary)))
                .isInstanceOf(AddressOutcome.Saved.class);
    }

    private static AddressChange asked(
            UUID customer, @Nullable UUID address, String street, @Nullable Boolean primary) {
        var wanted = new AddressPayload(address, Map.of(AddressField.STREET, street), Set.of(), primary, false);
        var keys = address == null ? Keys.OF_NEW_ADDRESSES : Keys.OF_KNOWN_ADDRESSES;
        return new AddressChange(byId(customer), null, new AddressesAsked(List.of(wanted), keys, CountryCheck.WARNS));
    }

    /// Who has all of the words.
    List<CustomerHit> search(String keyword) {
        return customers.search().run(CustomerSearch.of(keyword)).stream()
                .filter(CustomerHit::hasEverything)
                .toList();
    }

    static CustomerReference byId(UUID customer) {
        return new CustomerReference.ById(new CustomerId(customer));
    }

    /// Seals and sends until nothing is left. Returns how many rows headquarters took.
    long upload(HeadquartersLine line) {
        long rows = send.run(line);
        while (seal.run().isPresent()) {
            rows += send.run(line);
        }
        return rows;
    }

    /// Fetches and applies until there is nothing new.
    void download(TestHeadquarters headquarters) {
        for (var next = headquarters.next(id, apply.cursor("1010"));
                next.isPresent();
                next = headquarters.next(id, apply.cursor("1010"))) {
            apply.run(next.get());
        }
    }

    /// Fetches and applies a job that brings no answers. Returns how many packages there were.
    int download(TestHeadquarters headquarters, String job, ChannelGroup group) {
        int packages = 0;
        for (var next = headquarters.next(job, group, apply.cursor(job));
                next.isPresent();
                next = headquarters.next(job, group, apply.cursor(job))) {
            apply.run(next.get());
            packages++;
        }
        return packages;
    }

    /// What a query of one text column gives.
    List<String> list(String sql) {
        return client().sql(sql).query(String.class).list();
    }

    Optional<UUID> cursor() {
        return apply.cursor("1010");
    }

    long count(String table) {
        return client().sql("select count(*) from " + table).query(Long.class).single();
    }

    String text(String sql) {
        return client().sql(sql).query(String.class).single();
    }

    String of(UUID customer, String column) {
        return client().sql("select coalesce(%s::text, 'null') from customer where customer_id = ?".formatted(column))
                .param(customer)
                .query(String.class)
                .single();
    }

    List<String> names() {
        return client().sql("select name from customer order by name collate \"C\"")
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        opened.close();
    }
}
