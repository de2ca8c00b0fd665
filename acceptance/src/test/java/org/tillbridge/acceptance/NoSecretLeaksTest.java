package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.KeptLog;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.app.roles.HeadquartersPlace;
import org.tillbridge.app.roles.StoreCredentials;
import org.tillbridge.app.roles.StoreIdentity;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.tls.Trust;

/// Every secret there is goes the ways it goes, the wrong ones too: none is in a log, a table, or
/// the list of processes (spec R03).
class NoSecretLeaksTest {

    private final List<String> secrets = new ArrayList<>();

    @Test
    void secretsAreInTheirFilesAndNowhereElse() throws IOException {
        try (var chain = Chain.byHand("riga", "oslo");
                KeptLog log = KeptLog.listening()) {
            secrets.add(password(chain.headquarters().database()));
            secrets.add(Files.readString(
                            chain.headquartersConfiguration().dataDirectory().resolve("operator.token"))
                    .strip());
            secrets.add(secretHalf(key(chain, "oslo")));
            changeAndEndKeys(chain);
            tryWhatIsRefused(chain);
            chain.till("oslo").create("{\"FirstName\": \"Ilze\"}");
            chain.cycle();

            assertThat(log.text()).contains("step=RotateKey", "step=");
            assertNowhereIn("the log", log.text());
            assertNowhereIn(
                    "headquarters' tables", everything(chain.headquarters().database()));
            assertNowhereIn(
                    "a store's tables", everything(chain.till("oslo").store().database()));
            assertNowhereIn("the list of processes", processes());
        }
    }

    private void changeAndEndKeys(Chain chain) {
        StoreCredentials riga = credentials(chain, "riga");
        secrets.add(secretHalf(riga.identity().key()));
        riga.rotate(new HeadquartersPlace(chain.headquartersUrl(), Trust.inPublicAuthorities()));
        secrets.add(secretHalf(riga.identity().key()));
        String code = chain.headquarters().admission().newJoinCode("riga").orElseThrow();
        secrets.add(code);
        secrets.add(code.replace("-", ""));
        StoreIdentity.join(chain.storeConfiguration().dataDirectory(), chain.headquartersUrl(), code);
        secrets.add(secretHalf(key(chain, "riga")));
        Till till = chain.till("riga");
        till.create("{\"FirstName\": \"Juris\"}");
        assertThat(till.upload().rows()).isEqualTo(1);
        assertThatThrownBy(() ->
                        StoreIdentity.join(chain.storeConfiguration().dataDirectory(), chain.headquartersUrl(), code))
                .hasMessageNotContaining(code);
    }

    private void tryWhatIsRefused(Chain chain) {
        String token =
                SignCalls.once(StoreKey.fresh(), InstantSource.system()).authorization("POST", "/exchange/v1/next");
        secrets.add(token.substring(token.lastIndexOf('.')));
        Call poll = Call.post(chain.headquartersUrl().resolve("/exchange/v1/next"), "{}");
        assertThat(poll.with("Authorization", token).send().status()).isEqualTo(401);
        secrets.add("canary-of-a-token");
        assertThat(Call.get(chain.headquartersUrl().resolve("/api/v1/status"))
                        .bearing("canary-of-a-token")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    private void assertNowhereIn(String place, String text) {
        assertThat(secrets)
                .as(place)
                .allSatisfy(secret -> assertThat(secret.length()).isGreaterThan(12));
        assertThat(secrets.stream().filter(text::contains)).as(place).isEmpty();
    }

    private static StoreCredentials credentials(Chain chain, String store) {
        return StoreCredentials.find(chain.storeConfiguration().dataDirectory(), store, InstantSource.system())
                .orElseThrow();
    }

    private static StoreKey key(Chain chain, String store) {
        return credentials(chain, store).identity().key();
    }

    /// The end of the private half; its beginning is the same in every key.
    private static String secretHalf(StoreKey key) {
        String half = key.text().split(" ")[0];
        return half.substring(half.length() - 40);
    }

    private static String password(Database database) {
        return ((HikariDataSource) database.source()).getPassword();
    }

    /// Every row of every table, as text.
    private static String everything(Database database) {
        JdbcClient client = database.client();
        List<String> tables = client.sql(
                        "select format('%I.%I', table_schema, table_name) from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")
                .query((row, number) -> row.getString(1))
                .list();
        return tables.stream()
                .map(table -> client.sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                        .query((row, number) -> row.getString(1))
                        .single())
                .collect(Collectors.joining("\n"));
    }

    private static String processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .collect(Collectors.joining("\n"));
    }
}
