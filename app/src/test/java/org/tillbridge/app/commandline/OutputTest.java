package org.tillbridge.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutputTest {

    private final StringWriter printed = new StringWriter();

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        output(80, false).table(List.of("STORE", "N"), List.of(List.of("riga", "12"), List.of("cesis-2", "3")));

        assertThat(printed).hasToString("""
                STORE    N
                riga     12
                cesis-2  3
                """);
    }

    @Test
    void aLineEndsWhereTheTerminalEnds() {
        output(8, false).table(List.of("STORE"), List.of(List.of("a long name")));

        assertThat(printed).hasToString("STORE\na long …\n");
    }

    @Test
    void onlyThePersonAtATerminalGetsColours() {
        output(80, true).table(List.of("STORE"), List.of());

        assertThat(printed).hasToString("\u001b[1mSTORE\u001b[0m\n");
    }

    private Output output(int width, boolean colours) {
        return new Output(new PrintWriter(printed), Output.Format.TABLE, width, colours);
    }
}
