package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.sessions.BuildDownloadPackage;
import org.tillbridge.exchange.sessions.JobNews;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.sql.Database;

/// Headquarters over a role that may not see every row of a user's table.
class HiddenRowsTest {

    private static final String ROLE = "lesser_" + UUID.randomUUID().toString().substring(0, 8);
    private static final String SEED = """
            jobs:
              "7000":
                name: Gift wrapping
                tables:
                  - source: gift_wrap
                    target: gift_wrapping
                    key: [wrap_id]
                    columns: [wrap_id]
            """;

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private HikariDataSource source;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        does("create table public.gift_wrap (wrap_id integer primary key)");
        headquarters.save(SEED);
        does("insert into gift_wrap (wrap_id) values (1), (2)");
        headquarters.release.run();
        does("create role %s login password 'lesser'".formatted(ROLE));
        for (String schema : Set.of("staging", "master", "numbers", "sales", "exchange", "ops", "public")) {
            does("grant usage on schema %s to %s".formatted(schema, ROLE));
            does("grant all on all tables in schema %s to %s".formatted(schema, ROLE));
        }
        var address = new DatabaseAddress(headquarters.address().jdbcUrl(), ROLE, "lesser");
        source = DataSources.open(address, "staging,master,numbers,sales,exchange,ops,public", 2);
    }

    @AfterEach
    void close() {
        source.close();
        does("drop owned by " + ROLE);
        does("drop role " + ROLE);
        headquarters.close();
    }

    private void does(String sql) {
        headquarters.client().sql(sql).update();
    }

    private Optional<UUID> built() {
        var lesser = new Database(source);
        Job job = headquarters.jobs.downloads().stream()
                .filter(each -> each.code().equals("7000"))
                .findFirst()
                .orElseThrow();
        return new BuildDownloadPackage(
                        lesser, new JobNews(lesser, Set.of()), folder, headquarters.clock, UUID::randomUUID)
                .run(job, TestHeadquarters.STORES, null);
    }

    @Test
    void roleThatSeesOnlySomeRowsBuildsNoPackageOfThem() {
        assertThat(built()).isPresent();

        does("alter table gift_wrap enable row level security");
        does("create policy first_only on gift_wrap using (wrap_id = 1)");
        does("delete from package");

        assertThatThrownBy(this::built)
                .hasMessageContaining("row-level security policy for table \"gift_wrap\"")
                .hasMessageContaining("BYPASSRLS");
        assertThat(headquarters.count("package")).isZero();
    }
}
