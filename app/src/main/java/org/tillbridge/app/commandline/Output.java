package org.tillbridge.app.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How a command prints its result: for a person as lines and tables, for a script as one JSON
/// document.
public record Output(PrintWriter out, Format format, int width, boolean colours) {

    /// Who reads it.
    public enum Format {
        TABLE,
        JSON
    }

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String GAP = "  ";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    static Output of(Terminal terminal, boolean json) {
        return of(terminal, json ? Format.JSON : Format.TABLE);
    }

    static Output of(Terminal terminal, Format format) {
        int width = terminal.interactive() ? terminal.width() : Integer.MAX_VALUE;
        return new Output(terminal.out(), format, width, terminal.colours());
    }

    public boolean isJson() {
        return format == Format.JSON;
    }

    /// Prints one value (records, lists, maps) as JSON.
    public void json(Object value) {
        out.println(JSON.writeValueAsString(value));
        out.flush();
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /// Prints a list that headquarters answered: as it came for a script; for a person as a table, or
    /// what to do about its being empty.
    void list(JsonNode values, String whenEmpty, List<String> heading, Function<JsonNode, List<String>> row) {
        if (isJson()) {
            json(values);
        } else if (values.isEmpty()) {
            line(whenEmpty);
        } else {
            table(heading, values.valueStream().map(row).toList());
        }
    }

    /// Prints rows under a heading; the last column is cut where the terminal ends.
    public void table(List<String> heading, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(heading);
        all.addAll(rows);
        List<Integer> widths = IntStream.range(0, heading.size())
                .map(column -> widest(all, column))
                .boxed()
                .toList();
        String top = cut(aligned(heading, widths));
        out.println(colours ? BOLD + top + PLAIN : top);
        rows.forEach(row -> out.println(cut(aligned(row, widths))));
        out.flush();
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String aligned(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), widths.get(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }

    private String cut(String line) {
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }
}
