package org.tillbridge.bench.stores;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.DatabaseAddress;

/// What the waiting stores have committed, in one database of theirs.
final class Recording implements AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final String CREATE =
            "create table taken (store integer not null, job text not null, package_id uuid not null, taken_at timestamptz not null default clock_timestamp())";

    private final com.zaxxer.hikari.HikariDataSource source;
    private final JdbcClient client;
    private final AtomicLong refusals = new AtomicLong();

    Recording(DatabaseAddress address) {
        this.source = DataSources.open(address, "public", CONNECTIONS);
        this.client = JdbcClient.create(source);
    }

    Recording create() {
        client.sql(CREATE).update();
        client.sql("create index taken_package on taken (package_id)").update();
        return this;
    }

    void applied(int store, NextAnswer.Offer offer) {
        client.sql("insert into taken (store, job, package_id) values (:store, :job, :package)")
                .param("store", store)
                .param("job", offer.job())
                .param("package", offer.packageId())
                .update();
    }

    void refused() {
        refusals.incrementAndGet();
    }

    long refusals() {
        return refusals.get();
    }

    /// How many stores have a package.
    int storesWith(UUID packageId) {
        return client.sql("select count(distinct store) from taken where package_id = :package")
                .param("package", packageId)
                .query(Integer.class)
                .single();
    }

    /// Milliseconds from a moment of this machine's clock to the commit of the last store.
    double millisUntilLast(UUID packageId, long epochMillis) {
        return client.sql(
                        "select extract(epoch from max(taken_at)) * 1000 - :since from taken where package_id = :package")
                .param("since", epochMillis)
                .param("package", packageId)
                .query(Double.class)
                .single();
    }

    @Override
    public void close() {
        source.close();
    }
}
