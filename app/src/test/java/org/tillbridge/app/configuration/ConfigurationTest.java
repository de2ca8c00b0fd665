package org.tillbridge.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {

    @TempDir
    Path directory;

    @Test
    void withoutAnyFileThereIsAHeadquartersWithOneLegalEntity() {
        Configuration configuration = configuration();

        assertThat(configuration.headquarters().legalEntities())
                .containsExactly(new HeadquartersConfiguration.LegalEntity("demo", "demo", "", 6));
        assertThat(configuration.headquarters().database()).isInstanceOf(DatabaseConfiguration.Embedded.class);
        assertThat(configuration.jobs())
                .isEqualTo(new JobsConfiguration(JobsConfiguration.Mode.CONTINUOUS, Duration.ofSeconds(5)));
    }

    @Test
    void aStoreBelongsToTheOnlyLegalEntityAndItsGroup() {
        Configuration configuration = configuration(
                "headquarters.legal-entities.lv.name", "Veikali SIA", "headquarters.stores.s1.name", "Rīga");

        assertThat(configuration.headquarters().stores())
                .containsExactly(new HeadquartersConfiguration.Store("s1", "Rīga", "lv", "lv"));
    }

    @Test
    void aStoreOfNoLegalEntityThereIsIsRefused() {
        assertThatThrownBy(() -> configuration("headquarters.stores.s1.legal-entity", "ee"))
                .hasMessage("headquarters.stores.s1.legal-entity is ee; headquarters.legal-entities lists [demo]");
    }

    @Test
    void aStoreSaysItsLegalEntityWhenThereAreTwo() {
        assertThatThrownBy(() -> configuration(
                        "headquarters.legal-entities.lv.name", "Veikali SIA",
                        "headquarters.legal-entities.ee.name", "Poed OÜ",
                        "headquarters.stores.s1.name", "Rīga"))
                .hasMessage("headquarters.stores.s1.legal-entity is not set, and there is more than one: [ee, lv]");
    }

    @Test
    void twoDoorsOnOnePortAreRefused() {
        assertThatThrownBy(() -> configuration("channel.stores.s1.port", "7080"))
                .hasMessage("channel.stores.s1.port is 7080, which channel.port has already");
    }

    @Test
    void storesFindHeadquartersWhereTheyJoinedUnlessItMoved() {
        URI joinedAt = URI.create("http://hq:7070");

        assertThat(configuration().channel().headquartersOr(joinedAt)).isEqualTo(joinedAt);
        assertThat(configuration("channel.headquarters-url", "http://moved:7070")
                        .channel()
                        .headquartersOr(joinedAt))
                .isEqualTo(URI.create("http://moved:7070"));
    }

    @Test
    void aDatabaseOfYoursHasAUserAndAPasswordFromItsFile() throws IOException {
        Files.writeString(directory.resolve("secret"), "geheim\n");

        Configuration configuration = configuration(
                "headquarters.database.url", "jdbc:postgresql://db/hq",
                "headquarters.database.user", "tillbridge",
                "headquarters.database.password-file", "secret");

        assertThat(configuration.headquarters().database())
                .isEqualTo(new DatabaseConfiguration.Own("jdbc:postgresql://db/hq", "tillbridge", "geheim"));
        assertThat(configuration.toString()).doesNotContain("geheim");
    }

    @Test
    void aDatabaseHasOnePassword() {
        assertThatThrownBy(() -> configuration(
                        "headquarters.database.url", "jdbc:postgresql://db/hq",
                        "headquarters.database.user", "tillbridge",
                        "headquarters.database.password", "geheim",
                        "headquarters.database.password-file", "secret"))
                .hasMessage("headquarters.database has both a password and a password-file; keep one");
    }

    @Test
    void anAddressWithoutAUserIsRefusedAndAUserWithoutAnAddress() {
        assertThatThrownBy(() -> configuration("headquarters.database.url", "jdbc:postgresql://db/hq"))
                .hasMessage("headquarters.database.url is set without headquarters.database.user");
        assertThatThrownBy(() -> configuration("channel.stores.s1.database.user", "postgres"))
                .hasMessageContaining("without channel.stores.s1.database.url");
    }

    @Test
    void jobsLookAtTheirTablesWithAPause() {
        assertThatThrownBy(() -> configuration("jobs.sweep", "0s")).hasMessageContaining("jobs.sweep is 0");
    }

    private Configuration configuration(String... keysAndValues) {
        Map<String, String> set = new HashMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            set.put(keysAndValues[at], keysAndValues[at + 1]);
        }
        return Configuration.from(new ConfigurationSources(null, set, Map.of(), directory).load());
    }
}
