package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.acceptance.gates.SeededDatabase.Side;
import org.tillbridge.testkit.sources.SourceTree;

/// Every `.sql` file, planned against the migrated schema with as many rows as a real database has.
final class SqlGateTest {

    /// A step that reads one of these from end to end gets slower with every customer there is.
    private static final Set<String> BIG = Set.of(
            "channel.customer",
            "channel.customer_address",
            "channel.customer_affiliation",
            "channel.loyalty_card",
            "channel.partner_user",
            "channel.customer_word",
            "channel.customer_request",
            "channel.outbox",
            "channel.upload_session",
            "channel.applied_package",
            "channel.quarantine",
            "staging.customer_request",
            "staging.request_state",
            "master.customer",
            "master.customer_address",
            "master.customer_affiliation",
            "master.loyalty_card",
            "master.customer_word",
            "master.partner_user",
            "master.duplicate_candidate",
            "exchange.upload_session",
            "exchange.release",
            "exchange.package",
            "exchange.download_session",
            "exchange.removed_row",
            "exchange.quarantine",
            "numbers.adopted_account");
    /// Rows that go down to the stores: a change that does not say so in these two columns never
    /// arrives there.
    private static final Set<String> TRAVELLING = Set.of(
            "master.customer",
            "master.customer_address",
            "master.customer_affiliation",
            "master.loyalty_card",
            "master.partner_user");
    private static final Pattern MOVES_XID = Pattern.compile("changed_xid\\s*=\\s*pg_current_xact_id\\(\\)");
    private static final Pattern MOVES_VERSION =
            Pattern.compile("row_version\\s*=\\s*(\\w+\\.)?row_version\\s*\\+\\s*1");
    private static final Pattern UPDATE_IN_JAVA = Pattern.compile(
            "(?is)\\bupdate\\s+(?:master\\.)?(?:customer|customer_address|customer_affiliation|loyalty_card|partner_user)\\b(?:\\s+\\w+)?\\s+set\\b[^\"]*");

    private static final SourceTree SOURCES = SourceTree.here();
    private static final List<SqlFile> FILES =
            SOURCES.mainFiles(".sql").stream().map(SqlFile::at).toList();
    private static final Map<Side, SeededDatabase> DATABASES = new EnumMap<>(Side.class);

    @BeforeAll
    static void seed() throws SQLException, IOException {
        for (Side side : Side.values()) {
            DATABASES.put(side, SeededDatabase.of(side));
        }
    }

    @AfterAll
    static void close() throws SQLException {
        for (SeededDatabase database : DATABASES.values()) {
            database.close();
        }
    }

    @Test
    void everyFileHasAHeaderOfThreeLines() {
        List<String> incomplete = FILES.stream()
                .filter(file -> !file.missingPromises().isEmpty())
                .map(file -> file + " lacks " + file.missingPromises())
                .toList();

        assertThat(incomplete).isEmpty();
    }

    @Test
    void everyFileIsRunByAClassBesideIt() {
        List<String> unused = FILES.stream()
                .filter(file -> !isNamedBeside(file))
                .map(SqlFile::toString)
                .toList();

        assertThat(unused).as("files no class beside them names").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyStatementIsPlannedAndReadsNoBigTableWhole(SqlFile file) {
        for (Plan plan : plans(file)) {
            List<String> whole = plan.readWhole().stream().filter(BIG::contains).toList();

            assertThat(whole)
                    .filteredOn(table -> !file.readsAllOf().contains(table.replaceFirst(".*\\.", "")))
                    .as(
                            "%s reads big tables from end to end; an index is missing or not used. If it has to, its "
                                    + "header says so: Reads all of: table",
                            file)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyUpdateOfATravellingRowMovesItsVersion(SqlFile file) {
        for (Plan plan : plans(file)) {
            if (plan.updated().stream().anyMatch(TRAVELLING::contains)) {
                assertMovesVersion(file.toString(), file.statement());
            }
        }
    }

    @Test
    void everyUpdateOfATravellingRowInJavaMovesItsVersion() {
        SOURCES.mainFiles(".java").stream()
                .filter(file -> SOURCES.nameOf(file).startsWith(Side.HEADQUARTERS.module()))
                .forEach(file -> UPDATE_IN_JAVA
                        .matcher(SourceTree.textOf(file))
                        .results()
                        .forEach(found -> assertMovesVersion(SOURCES.nameOf(file), found.group())));
    }

    @Test
    void aPlantedScanAndAPlantedUpdateAreNoticed() throws SQLException {
        SeededDatabase headquarters = DATABASES.get(Side.HEADQUARTERS);

        Plan scan = headquarters.plan(List.of(), "select c.name from customer c where c.phone = $1");
        Plan ordered =
                headquarters.plan(List.of(), "select c.name from customer c where c.phone = $1 order by c.customer_id");
        Plan lookUp = headquarters.plan(
                List.of(), "select c.name from customer c where c.account_id = $1 and c.legal_entity = $2");
        Plan update = headquarters.plan(
                List.of(), "update customer set name = $1 where customer_id = $2 and legal_entity = $3");

        assertThat(scan.readWhole()).containsExactly("master.customer");
        assertThat(ordered.readWhole()).containsExactly("master.customer");
        assertThat(lookUp.readWhole()).isEmpty();
        assertThat(update.updated()).containsExactly("master.customer");
    }

    private static boolean isNamedBeside(SqlFile file) {
        return SOURCES.mainFiles(".java").stream()
                .filter(path -> path.getParent().equals(file.path().getParent()))
                .anyMatch(path -> SourceTree.textOf(path).contains("\"" + file.name() + "\""));
    }

    static List<SqlFile> files() {
        return FILES;
    }

    private static void assertMovesVersion(String place, String statement) {
        assertThat(statement)
                .as(
                        "%s changes a row that travels: it sets changed_xid = pg_current_xact_id() and "
                                + "row_version = row_version + 1",
                        place)
                .containsPattern(MOVES_XID)
                .containsPattern(MOVES_VERSION);
    }

    /// A file of a side is planned there, any other file on each side whose tables it names, at
    /// least one.
    private static List<Plan> plans(SqlFile file) {
        List<Plan> plans = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (Side side : sidesOf(file)) {
            try {
                plans.add(DATABASES.get(side).plan(new TemporaryTables(FILES).neededBy(file), file.statement()));
            } catch (SQLException e) {
                refusals.add(side + ": " + e.getMessage());
            }
        }
        if (plans.isEmpty()) {
            fail("%s cannot be planned: %s", file, refusals);
        }
        return plans;
    }

    private static List<Side> sidesOf(SqlFile file) {
        List<Side> own = Stream.of(Side.values())
                .filter(side -> file.toString().startsWith(side.module() + "/"))
                .toList();
        return own.isEmpty() ? List.of(Side.values()) : own;
    }
}
