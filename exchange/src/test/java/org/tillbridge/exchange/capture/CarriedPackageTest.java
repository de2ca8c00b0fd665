package org.tillbridge.exchange.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.exchange.capture.ArticleTables.ARTICLES;
import static org.tillbridge.exchange.capture.ArticleTables.id;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageLimits;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.kernel.error.TillbridgeException;

class CarriedPackageTest {

    private static final Extract EVERYTHING = Extract.everything(new ChannelGroup("stores", "usrt"));

    @TempDir
    private Path directory;

    private final ArticleTables tables = new ArticleTables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void rowsGoFromTableToTableThroughAPackage() {
        for (int i = 0; i < 1000; i++) {
            tables.sourceHas("usrt", i, "Bērziņš\t" + i, i + 1);
        }

        var file = written();
        tables.database.runInTransaction(() -> apply(file, PackageLimits.forDownloads()));

        assertThat(tables.target()).hasSize(1000);
        assertThat(tables.digest(Side.TARGET)).isEqualTo(tables.digest(Side.SOURCE));
    }

    @Test
    void aStreamThatBreaksOffMidwayLeavesNothing() {
        tables.sourceHas("usrt", 1, "short", 1);
        tables.sourceHas("usrt", 2, "long".repeat(100), 1);
        var strict = new PackageLimits(1, 1 << 20, 1 << 20, 200);

        var file = written();

        assertThatThrownBy(() -> tables.database.runInTransaction(() -> apply(file, strict)))
                .isInstanceOfSatisfying(
                        TillbridgeException.class,
                        e -> assertThat(e.code().name()).isEqualTo("PackageTooLarge"));
        assertThat(tables.target()).isEmpty();
    }

    private Path written() {
        try (var writer = PackageWriter.create(directory.resolve("p.zip"))) {
            tables.database.inOneSnapshot(() -> tables.database.withConnection(connection -> writer.table(
                    "store_article",
                    Role.ROWS,
                    tables.statements.columns(ARTICLES, Side.SOURCE),
                    out -> connection
                            .getCopyAPI()
                            .copyOut(tables.statements.copyChangedRows(ARTICLES, EVERYTHING), out))));
            return writer.finish(manifest()).file();
        }
    }

    private void apply(Path file, PackageLimits limits) {
        try (var reader = PackageReader.open(file, limits)) {
            var content = reader.findContent("store_article", Role.ROWS).orElseThrow();
            tables.run(tables.statements.createIncoming(ARTICLES));
            long taken = tables.database.withConnection(connection -> {
                try (var rows = reader.content(content)) {
                    return connection.getCopyAPI().copyIn(tables.statements.copyIn(ARTICLES, content.columns()), rows);
                } catch (SQLException | IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(taken).isEqualTo(content.rows());
            tables.run(tables.statements.merging().mergeIncoming(ARTICLES, MergeMode.FULL));
        }
    }

    private static Manifest manifest() {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                Purpose.DOWNLOAD,
                "1010",
                id(1),
                null,
                null,
                id(2),
                "headquarters",
                "usrt",
                "all-stores",
                Instant.parse("2026-11-21T12:38:02Z"),
                true,
                List.of(),
                Map.of());
    }
}
