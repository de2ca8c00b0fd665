package org.tillbridge.app.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hazard H37: a name that a spreadsheet would run.
class SheetCellTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\";\"click\")",
                "+37120000000",
                "-1+1",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "  =1+1",
                "\u00A0=1+1",
                "＝1+1",
                "＠x",
                "'=1+1",
                "''=1+1",
                "\uFEFF=1"
            })
    void noCellIsAFormulaAndEachIsReadAsItWas(String text) {
        String cell = SheetCell.written(text);

        assertThat(cell).startsWith("'").isEqualTo("'" + text);
        assertThat(SheetCell.read(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Anna", "'s-Hertogenbosch", "'", "O'Neill", "a=b", "(12) 34", "Īve", " x"})
    void whatNobodyRunsIsWrittenAsItIs(String text) {
        assertThat(SheetCell.written(text)).isEqualTo(text);
        assertThat(SheetCell.read(text)).isEqualTo(text);
    }

    @Test
    void fileComesBackAsItWasWrittenAlsoWithLineEndsQuotesAndSeparators() throws IOException {
        Path file = folder.resolve("customers.csv");
        List<List<String>> rows = List.of(
                List.of("=1+1", "Two\r\nlines, \"quoted\"", "'s"), List.of("", "+1", "-\n"), List.of("ž", " ", "@"));

        try (var sheet = WriteSheet.create(file, List.of("A", "B", "C"))) {
            rows.forEach(sheet::row);
            sheet.complete();
        }

        try (ReadSheet sheet = ReadSheet.open(file, ',')) {
            assertThat(sheet.columns()).containsExactly("A", "B", "C");
            assertThat(sheet.next()).contains(new ReadSheet.Row(2, rows.get(0)));
            assertThat(sheet.next()).contains(new ReadSheet.Row(4, rows.get(1)));
            assertThat(sheet.next().orElseThrow().cells()).isEqualTo(rows.get(2));
            assertThat(sheet.next()).isEmpty();
            assertThat(sheet.bytesRead()).isEqualTo(Files.size(file));
        }
    }

    @Test
    void fileThatIsNotCompleteHasNoName() {
        Path file = folder.resolve("customers.csv");

        try (var sheet = WriteSheet.create(file, List.of("A"))) {
            sheet.row(List.of("half"));
        }

        assertThat(folder).isEmptyDirectory();
        assertThat(file).doesNotExist();
    }
}
