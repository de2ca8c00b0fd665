package org.tillbridge.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

final class ConfigurationSourcesTest {

    @TempDir
    Path directory;

    @Test
    void withoutAnyFileEveryKeyIsAtItsDefault() {
        Settings settings = settings(Map.of(), Map.of());

        assertThat(settings.all()).allMatch(Setting::isDefault);
        assertThat(settings.path("headquarters.ledger.file"))
                .isEqualTo(directory.resolve("data/ledger/accounts.ledger"));
        assertThat(settings.ids("headquarters.legal-entities")).containsExactly("demo");
    }

    @Test
    void theFileGoesBeforeTheDefaultAndIsNamedWithItsLine() throws IOException {
        write("headquarters:", "  port: 7171");

        assertThat(effective("headquarters.port", Map.of(), Map.of()))
                .isEqualTo(new Setting("headquarters.port", "7171", "tillbridge.yaml:2"));
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws IOException {
        write("headquarters:", "  port: 7171");

        assertThat(effective("headquarters.port", Map.of("TILLBRIDGE_HEADQUARTERS_PORT", "7272"), Map.of()))
                .isEqualTo(new Setting("headquarters.port", "7272", "environment TILLBRIDGE_HEADQUARTERS_PORT"));
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironment() {
        var environment = Map.of("TILLBRIDGE_JOBS_SWEEP", "1m");

        assertThat(effective("jobs.sweep", environment, Map.of("jobs.sweep", "200ms"))
                        .source())
                .isEqualTo("--set");
    }

    @Test
    void anIdKeepsTheCaseTheFileGivesItWhenTheEnvironmentNamesIt() throws IOException {
        write("channel:", "  stores:", "    Riga_1:", "      country: LV");

        Settings settings = settings(Map.of("TILLBRIDGE_CHANNEL_STORES_RIGA_1_CURRENCY", "EUR"), Map.of());

        assertThat(settings.ids("channel.stores")).containsExactly("Riga_1");
        assertThat(settings.text("channel.stores.Riga_1.currency")).isEqualTo("EUR");
    }

    @Test
    void aValueIsReadAsItIsWritten() throws IOException {
        write("channel:", "  stores:", "    052:", "      database: {url: 'jdbc:postgresql:x', user: 007}");

        assertThat(settings(Map.of(), Map.of()).text("channel.stores.052.database.user"))
                .isEqualTo("007");
    }

    @Test
    void whatOtherProgramsPutIntoTheEnvironmentIsNotOurs() {
        var environment = Map.of(
                "TILLBRIDGE_SERVICE_HOST", "10.0.0.1",
                "TILLBRIDGE_PORT", "tcp://10.0.0.1:7070",
                "TILLBRIDGE_PORT_7070_TCP_ADDR", "10.0.0.1",
                "TILLBRIDGE_DATA", "/data");

        assertThat(settings(environment, Map.of()).all()).allMatch(Setting::isDefault);
    }

    @Test
    void anUnknownKeyStopsTheStartWithASuggestion() throws IOException {
        write("# shops", "headquarters:", "  prot: 7171");

        refusal(Map.of(), Map.of())
                .hasMessage("tillbridge.yaml:3: no such key: headquarters.prot; did you mean headquarters.port?");
    }

    @Test
    void theSuggestionKeepsTheId() throws IOException {
        write("channel:", "  stores:", "    s1:", "      curency: EUR");

        refusal(Map.of(), Map.of())
                .hasMessageEndingWith("channel.stores.s1.curency; did you mean channel.stores.s1.currency?");
    }

    @Test
    void anUnknownVariableStopsTheStartWithASuggestion() {
        refusal(Map.of("TILLBRIDGE_HEADQUARTER_PORT", "1"), Map.of())
                .hasMessage("environment TILLBRIDGE_HEADQUARTER_PORT: no such key; "
                        + "did you mean TILLBRIDGE_HEADQUARTERS_PORT?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "headquarters.port|70000|a port, 0 to 65535",
                "headquarters.port|-1|a port",
                "jobs.sweep|5|a duration such as 200ms",
                "jobs.mode|sometimes|continuous or manual",
                "channel.headquarters-url|hq:7070|http:// or https://",
                "headquarters.database.url|postgres://x|jdbc:postgresql:",
                "channel.stores.s1.country|Latvia|two letters of ISO 3166",
                "channel.stores.s1.currency|EURO|three letters of ISO 4217",
                "headquarters.legal-entities.lv.account-digits|19|a number from 1 to 18"
            })
    void aValueOfTheWrongKindSaysWhatIsExpected(String key, String value, String expected) {
        refusal(Map.of(), Map.of(key, value)).hasMessageContainingAll(key, "\"" + value + "\"", expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headquarters: [1, 2]",
                "headquarters: 5",
                "- headquarters",
                "just words",
                "headquarters: {port: 1, port: 2}",
                "headquarters: {port: {number: 1}}",
                "jobs: &a {mode: manual}\nlog: *a",
                "log: {level: info}\n---\nlog: {level: warn}",
                "headquarters: {port: 1",
                "\tport: 1",
                "headquarters: {portt: {}}"
            })
    void aFileThatIsNotAConfigurationIsRefusedWithItsLine(String text) throws IOException {
        write(text);

        refusal(Map.of(), Map.of()).hasMessageMatching("(?s)(.*/)?tillbridge.yaml:\\d+: .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "headquarters:", "channel:\n  stores:\n", "channel: {stores: {}}"})
    void aFileThatSetsNothingIsFine(String text) throws IOException {
        write(text);

        assertThat(settings(Map.of(), Map.of()).all()).allMatch(Setting::isDefault);
    }

    @Test
    void anIdAloneIsEnoughToListAStore() throws IOException {
        write("headquarters:", "  stores:", "    riga:", "    cesis: {}");

        assertThat(settings(Map.of(), Map.of()).ids("headquarters.stores")).containsExactly("cesis", "riga");
    }

    @Test
    void aNamedFileThatIsNotThereIsRefused() {
        var sources = new ConfigurationSources(Path.of("shop.yaml"), Map.of(), Map.of(), directory);

        assertThatThrownBy(sources::load).hasMessageContaining("There is no configuration file");
    }

    @Test
    void aSecretIsNeverShown() {
        Setting setting = effective(
                "headquarters.database.password",
                Map.of("TILLBRIDGE_HEADQUARTERS_DATABASE_PASSWORD", "geheim"),
                Map.of());
        Setting url = effective(
                "headquarters.database.url",
                Map.of(),
                Map.of("headquarters.database.url", "jdbc:postgresql:hq?password=geheim&ssl=true"));

        assertThat(setting.value()).isEqualTo("geheim");
        assertThat(List.of(setting.shownValue(), setting.toString(), url.shownValue(), url.toString()))
                .noneMatch(shown -> shown.contains("geheim"));
        assertThat(url.shownValue()).endsWith("&ssl=true");
    }

    private void write(String... lines) throws IOException {
        Files.write(directory.resolve("tillbridge.yaml"), List.of(lines));
    }

    private Settings settings(Map<String, String> environment, Map<String, String> set) {
        return new ConfigurationSources(null, set, environment, directory).load();
    }

    private Setting effective(String key, Map<String, String> environment, Map<String, String> set) {
        return settings(environment, set).all().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusal(
            Map<String, String> environment, Map<String, String> set) {
        return assertThatThrownBy(() -> settings(environment, set))
                .isInstanceOfSatisfying(
                        TillbridgeException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.USER));
    }
}
