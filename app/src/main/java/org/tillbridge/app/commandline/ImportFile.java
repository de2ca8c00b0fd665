package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.spreadsheet.ReadSheet;
import org.tillbridge.app.spreadsheet.ReadSheet.Row;
import org.tillbridge.app.spreadsheet.WriteSheet;
import tools.jackson.databind.JsonNode;

/// Hands a file of customers to headquarters part by part, and keeps what is held in a file.
final class ImportFile {

    private static final String LINE = "HeldLine";
    private static final String REASON = "HeldReason";
    private static final int MOST_ROWS = 10_000;
    private static final long MOST_CHARACTERS = 4 << 20;

    private final OperatorLine headquarters;
    private final @Nullable String legalEntity;
    private final boolean preview;

    ImportFile(OperatorLine headquarters, @Nullable String legalEntity, boolean preview) {
        this.headquarters = headquarters;
        this.legalEntity = legalEntity;
        this.preview = preview;
    }

    /// @param reasons  how many rows each code held
    /// @param heldFile null when nothing was held
    record Result(
            String legalEntity,
            long imported,
            long there,
            long held,
            Map<String, Long> reasons,
            List<String> leftAside,
            @Nullable String heldFile) {}

    Result run(ReadSheet sheet, Path heldFile, LongConsumer reached) {
        var tally = new Tally();
        try (var held = new HeldRows(heldFile, sheet.columns())) {
            for (List<Row> part = part(sheet); !part.isEmpty(); part = part(sheet)) {
                importPart(sheet.columns(), part, tally, held);
                reached.accept(sheet.bytesRead());
            }
            if (tally.legalEntity.isEmpty()) {
                tally.asked(ask(sheet.columns(), List.of()));
            }
            held.complete();
        }
        return tally.result(tally.held == 0 ? null : heldFile.toString());
    }

    private static List<Row> part(ReadSheet sheet) {
        List<Row> rows = new ArrayList<>();
        long characters = 0;
        while (rows.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
            Optional<Row> row = sheet.next();
            if (row.isEmpty()) {
                return rows;
            }
            rows.add(row.get());
            characters += row.get().cells().stream().mapToLong(String::length).sum();
        }
        return rows;
    }

    private void importPart(List<String> columns, List<Row> part, Tally tally, HeldRows held) {
        List<Row> whole = part.stream()
                .filter(row -> row.cells().size() == columns.size())
                .toList();
        part.stream().filter(row -> row.cells().size() != columns.size()).forEach(row -> {
            tally.held("ColumnsDiffer");
            held.add(
                    row,
                    "ColumnsDiffer: the row has %d cells, the first line names %d columns"
                            .formatted(row.cells().size(), columns.size()));
        });
        if (whole.isEmpty()) {
            return;
        }
        JsonNode outcome = ask(columns, whole);
        tally.asked(outcome);
        outcome.path("held").forEach(one -> {
            tally.held(one.path("code").asString());
            held.add(
                    whole.get(one.path("place").asInt()),
                    "%s: %s"
                            .formatted(
                                    one.path("code").asString(),
                                    one.path("reason").asString()));
        });
    }

    private JsonNode ask(List<String> columns, List<Row> rows) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("legalEntity", legalEntity);
        part.put("columns", columns.stream().filter(ImportFile::isOfTheFile).toList());
        part.put("rows", rows.stream().map(row -> cells(columns, row)).toList());
        return headquarters.postJson("customers/import?preview=" + preview, part);
    }

    private static List<String> cells(List<String> columns, Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (isOfTheFile(columns.get(i))) {
                cells.add(row.cells().get(i));
            }
        }
        return cells;
    }

    /// Not one that was written beside held rows.
    private static boolean isOfTheFile(String column) {
        return !column.equals(LINE) && !column.equals(REASON);
    }

    /// Mutable: what has become of the parts until now.
    private static final class Tally {
        private final Map<String, Long> reasons = new TreeMap<>();
        private final List<String> leftAside = new ArrayList<>();
        private String legalEntity = "";
        private long imported;
        private long there;
        private long held;

        void asked(JsonNode outcome) {
            legalEntity = outcome.path("legalEntity").asString();
            imported += outcome.path("imported").asLong();
            there += outcome.path("there").asLong();
            leftAside.clear();
            outcome.path("leftAside").forEach(column -> leftAside.add(column.asString()));
        }

        void held(String code) {
            held++;
            reasons.merge(code, 1L, Long::sum);
        }

        Result result(@Nullable String heldFile) {
            return new Result(
                    legalEntity, imported, there, held, Map.copyOf(reasons), List.copyOf(leftAside), heldFile);
        }
    }

    /// The file of held rows; there is none while nothing is held.
    private static final class HeldRows implements AutoCloseable {
        private final Path file;
        private final List<String> columns;
        /// Mutable: opened with the first row.
        private @Nullable WriteSheet sheet;

        HeldRows(Path file, List<String> columns) {
            this.file = file;
            this.columns = columns;
        }

        void add(Row row, String reason) {
            List<String> cells = new ArrayList<>(List.of(Long.toString(row.line()), reason));
            for (int i = 0; i < row.cells().size(); i++) {
                if (i >= columns.size() || isOfTheFile(columns.get(i))) {
                    cells.add(row.cells().get(i));
                }
            }
            opened().row(cells);
        }

        private WriteSheet opened() {
            WriteSheet open = sheet;
            if (open == null) {
                List<String> all = new ArrayList<>(List.of(LINE, REASON));
                columns.stream().filter(ImportFile::isOfTheFile).forEach(all::add);
                open = WriteSheet.create(file, all);
                sheet = open;
            }
            return open;
        }

        void complete() {
            if (sheet != null) {
                sheet.complete();
            }
        }

        @Override
        public void close() {
            if (sheet != null) {
                sheet.close();
            }
        }
    }
}
