package org.tillbridge.app.verification;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.channel.customers.Change;
import org.tillbridge.channel.customers.Creation;
import org.tillbridge.channel.customers.CustomerChange;
import org.tillbridge.channel.customers.CustomerStation;
import org.tillbridge.channel.customers.NewCustomer;
import org.tillbridge.channel.customers.Store;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.database.OverlayOpenRequests;
import org.tillbridge.channel.sales.NewTransaction;
import org.tillbridge.channel.sales.RingUpOutcome;
import org.tillbridge.channel.sales.SalesStation;
import org.tillbridge.channel.sales.StoreSales;
import org.tillbridge.exchange.capture.SealUploadSession;
import org.tillbridge.exchange.capture.Side;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.exchange.sessions.UploadChain;
import org.tillbridge.exchange.transport.Answer;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.Rounding;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.TestDatabase;

/// One store of [TwoSides]: its till, its outbox, its read model.
final class StoreSide implements AutoCloseable {

    private final TestDatabase database =
            TestDatabase.of("org/tillbridge/channel/migrations", "channel", "channel,public");
    private final String id;
    private final Path folder;
    private final InstantSource clock;
    private final StoreCustomers customers;
    private final StoreSales sales;
    private final SealUploadSession seal;
    private final UploadChain chain;
    private final ApplyDownloadPackage apply;

    StoreSide(String id, Path folder, InstantSource clock, Supplier<UUID> ids) {
        this.id = id;
        this.folder = folder;
        this.clock = clock;
        this.customers = StoreCustomers.of(new CustomerStation(
                database(),
                new Store(id, TwoSides.ENTITY, new CustomerDefaults("LV", "EUR", "lv", "30")),
                clock,
                ids,
                () -> {}));
        this.sales = StoreSales.of(new SalesStation(database(), id, TwoSides.ENTITY, clock, ids, () -> {}));
        this.seal = new SealUploadSession(database(), clock, ids);
        this.chain = new UploadChain(database(), clock);
        this.apply = new ApplyDownloadPackage(database(), Map.of("1010", new OverlayOpenRequests()), clock);
    }

    String id() {
        return id;
    }

    Database database() {
        return database.database();
    }

    UUID create(String first, String last) {
        var address =
                new AddressPayload(null, Map.of(AddressField.CITY, "Rīga", AddressField.STREET, "Brīvības"), true);
        var draft = new CustomerDraft(
                Map.of(CustomerField.FIRST_NAME, first, CustomerField.LAST_NAME, last), Set.of(), List.of(address));
        var created = (Creation.Created) customers.create().run(new NewCustomer(null, null, draft));
        return created.customer().id().value();
    }

    void change(UUID customer, String phone) {
        var draft = new CustomerDraft(Map.of(CustomerField.PHONE, phone), Set.of(), List.of());
        var reference = new CustomerReference.ById(new CustomerId(customer));
        var changed = customers.change().run(new CustomerChange(reference, null, draft));
        if (!(changed instanceof Change.Changed)) {
            throw new AssertionError("Not changed: " + changed);
        }
    }

    /// Rings up one piece of something, paid in cash.
    void sell(String price, Instant at) {
        var line = SalesLine.of("SCREW", null, BigDecimal.ONE, new BigDecimal(price));
        var euro = new CurrencyCode("EUR");
        var content = new TransactionContent(
                TransactionKind.SALE,
                euro,
                null,
                List.of(line),
                List.of(),
                List.of(new SalesPayment("CASH", Rounding.toCurrency(line.net(), euro))));
        var till = new NewTransaction.Till(id + "-1", null, NewTransaction.Mode.ONLINE);
        RingUpOutcome outcome =
                sales.ringUp().run(new NewTransaction(UUID.randomUUID(), till, content, null, null, at));
        if (!(outcome instanceof RingUpOutcome.RungUp)) {
            throw new AssertionError("Not rung up: " + outcome);
        }
    }

    void upload(ReceiveUploadSession headquarters) {
        while (seal.run().isPresent()) {
            send(headquarters);
        }
    }

    /// Sends what is sealed and hears the answer.
    private void send(ReceiveUploadSession headquarters) {
        for (var next = chain.nextToSend(); next.isPresent(); next = chain.nextToSend()) {
            Answer answer = headquarters.run(
                    new ReceiveUploadSession.Arrival(id, next.get().sessionId(), packed(next.get()), clock.instant()));
            chain.hear(answer.head(), answer.safe());
        }
    }

    private Path packed(UploadChain.SealedSession session) {
        Path file = folder.resolve("upload-" + session.sessionId() + ".zip");
        var statements = TableStatements.checkedAgainst(database());
        try (PackageWriter writer = PackageWriter.create(file)) {
            for (Subjob subjob : PredefinedJobs.CHANNEL_TRANSACTIONS.subjobs()) {
                String rows = statements.copyUploadRows(subjob, session.sessionId());
                writer.table(
                        subjob.targetTable(),
                        Role.ROWS,
                        statements.columns(subjob, Side.SOURCE),
                        out -> copy(rows, out));
            }
            writer.finish(manifest(session));
        }
        return file;
    }

    private long copy(String statement, OutputStream out) {
        return database().withConnection(connection -> {
            try {
                return connection.getCopyAPI().copyOut(statement, out);
            } catch (SQLException | IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Manifest manifest(UploadChain.SealedSession session) {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                Purpose.UPLOAD,
                PredefinedJobs.CHANNEL_TRANSACTIONS.code(),
                session.sessionId(),
                session.predecessor(),
                null,
                null,
                id,
                TwoSides.ENTITY,
                null,
                session.sealedAt(),
                false,
                List.of(),
                Map.of());
    }

    Optional<UUID> cursor() {
        return apply.cursor("1010");
    }

    void apply(UUID packageId, Optional<UUID> askedWith, Path rows, Path answers) {
        apply.run(new ApplyDownloadPackage.Arrival("1010", packageId, askedWith.orElse(null), rows, answers));
    }

    /// Runs a statement at this store that touches at least one row.
    void write(String statement, Object... values) {
        int touched = database.client().sql(statement).params(List.of(values)).update();
        if (touched == 0) {
            throw new AssertionError("Nothing to touch: " + statement);
        }
    }

    String text(String query) {
        return database.client().sql(query).query(String.class).single();
    }

    @Override
    public void close() {
        database.close();
    }
}
