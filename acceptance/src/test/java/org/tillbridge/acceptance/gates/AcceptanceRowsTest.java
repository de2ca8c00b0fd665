package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tillbridge.testkit.sources.SourceTree;

/// The page that says which test shows which row of the specification names tests that are there.
final class AcceptanceRowsTest {

    private static final SourceTree SOURCES = SourceTree.here();
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\d\\d) \\|.*\\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final List<String> COVERED = List.of(
            "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11", "A12", "A13", "A14", "B01",
            "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B10", "B11", "B12", "B13", "B14", "B15", "B16",
            "B17", "B18", "B19", "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C12",
            "C13", "D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10", "D11", "D12", "D13", "D14",
            "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "F01", "F02", "F03", "F04", "F05", "F06",
            "F07", "F08", "F09", "F10", "F11", "F12", "G01", "G02", "G03", "G04", "G05", "G06", "G07", "G08", "H01",
            "H02", "H03", "H04", "H05", "H06", "I01", "I02", "I03", "I04", "I05", "I06", "I07", "I08", "I09", "I10",
            "I11", "I12", "I13", "I14", "I15", "I16", "I17", "I18", "I19", "I20", "I21", "I22", "I23", "I24", "I25",
            "I26", "I27", "J01", "J02", "J03", "J04", "K01", "K02", "K03", "K04", "K05", "K06", "K07", "K08", "K09",
            "L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "M07", "N05", "O01", "O03", "O04",
            "O05", "O06", "P01", "P02", "P03", "P04", "P05", "P06", "Q04", "Q05", "R03", "R05", "R06");

    @Test
    void everyRowIsShownByATestThatIsThere() {
        Map<String, List<Shown>> rows = rows();

        assertThat(rows.keySet()).containsExactlyElementsOf(COVERED);
        assertThat(rows)
                .allSatisfy(
                        (row, tests) -> assertThat(tests).as(row).isNotEmpty().allMatch(Shown::isThere));
    }

    /// A test the page names.
    private record Shown(String className, String method) {

        boolean isThere() {
            return SOURCES.testFiles("/" + className + ".java").stream()
                    .map(SourceTree::textOf)
                    .anyMatch(text -> text.contains("void " + method + "("));
        }
    }

    private static Map<String, List<Shown>> rows() {
        var rows = new TreeMap<String, List<Shown>>();
        try (Stream<String> lines = SourceTree.textOf(SOURCES.root().resolve("docs/reference/acceptance-rows.md"))
                .lines()) {
            lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .forEach(row -> rows.put(row.group(1), tests(row.group(2))));
        }
        return rows;
    }

    private static List<Shown> tests(String cell) {
        return TEST.matcher(cell)
                .results()
                .map(test -> new Shown(test.group(1), test.group(2)))
                .toList();
    }
}
