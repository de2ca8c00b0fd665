package org.tillbridge.bench.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.CopyFile;
import org.tillbridge.kernel.sql.Database;

/// The rows of a round as plain `COPY` files, one a table: what the baselines load.
///
/// They are taken from the databases of a finished round, so that the baselines write the same
/// rows.
final class BaselineFiles {

    private static final String REQUESTS =
            "copy (select r.* from customer_request r where r.received_at >= current_setting('bench.since')::timestamptz) to stdout";
    private static final String CUSTOMERS =
            "copy (select c.* from customer c where c.account_id > current_setting('bench.last_account')) to stdout";
    private static final String ADDRESSES = """
            copy (select a.* from customer_address a where a.customer_id in (
                select c.customer_id from customer c where c.account_id > current_setting('bench.last_account'))) to stdout
            """;
    private static final String ANSWERS =
            "copy (select o.* from outbox o where o.answered_at >= current_setting('bench.since')::timestamptz) to stdout";

    private final Path folder;

    BaselineFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /// Writes the rows a round has added.
    ///
    /// @param since       when it began
    /// @param lastAccount the newest account ID before it
    void write(ChainDatabases finished, Instant since, String lastAccount) {
        finished.atHeadquarters(database -> database.inTransaction(() -> {
            tell(database, since, lastAccount);
            return CopyFile.out(database, REQUESTS, requests())
                    + CopyFile.out(database, CUSTOMERS, customers("headquarters"))
                    + CopyFile.out(database, ADDRESSES, addresses("headquarters"));
        }));
        finished.stores()
                .keySet()
                .forEach(id -> finished.atStore(
                        id,
                        database -> database.inTransaction(() -> {
                            tell(database, since, lastAccount);
                            return CopyFile.out(database, CUSTOMERS, customers(id))
                                    + CopyFile.out(database, ADDRESSES, addresses(id))
                                    + CopyFile.out(database, ANSWERS, answers(id));
                        })));
    }

    Path requests() {
        return folder.resolve("requests.copy");
    }

    Path customers(String place) {
        return folder.resolve("customers-" + place + ".copy");
    }

    Path addresses(String place) {
        return folder.resolve("addresses-" + place + ".copy");
    }

    Path answers(String store) {
        return folder.resolve("answers-" + store + ".copy");
    }

    /// `COPY` takes no parameters: the session is told instead.
    private static void tell(Database database, Instant since, String lastAccount) {
        database.client()
                .sql(
                        "select set_config('bench.since', :since, true), set_config('bench.last_account', :last_account, true)")
                .param("since", since.toString())
                .param("last_account", lastAccount)
                .query()
                .listOfRows();
    }
}
