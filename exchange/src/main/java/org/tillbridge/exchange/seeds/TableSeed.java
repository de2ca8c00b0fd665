package org.tillbridge.exchange.seeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.jobs.ColumnMapping;
import org.tillbridge.exchange.jobs.Head;
import org.tillbridge.exchange.jobs.Offline;
import org.tillbridge.exchange.jobs.RowFilter;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A table as a seed writes it, and as the database keeps it.
///
/// @param target null: of the source's name
/// @param head of a table of lines: the table they follow, and the column that names its rows
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableSeed(
        String source,
        @Nullable String target,
        List<String> key,
        List<ColumnSeed> columns,
        @Nullable FilterSeed filter,
        @JsonProperty("exclude_from_offline") @Nullable Boolean excludeFromOffline,
        @Nullable HeadSeed head) {

    /// As the manifest of a package takes it.
    private static final Pattern TARGET = Pattern.compile("[a-z][a-z0-9_]{0,45}");

    /// Which rows travel; every condition that is written has to hold.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FilterSeed(
            @JsonProperty("legal_entity") @Nullable String legalEntity,
            @Nullable String channel,
            @JsonProperty("not_expired") @Nullable String notExpired,
            @JsonProperty("address_book") @Nullable BookSeed addressBook) {}

    /// What lines follow.
    record HeadSeed(String table, String column) {}

    /// The table that says in which address books a row is, and the columns by which it names it.
    record BookSeed(String through, List<String> key) {}

    public TableSeed {
        // Jackson gives null for what is missing, whatever the type says.
        key = key == null ? List.of() : List.copyOf(key);
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /// The name of the table at the target, which names the subjob, too.
    String targetTable() {
        return target == null ? source : target;
    }

    /// Throws `SubjobInvalid` for what cannot be one.
    Subjob toSubjob() {
        require(source != null, "source is missing: the table the rows come from");
        require(!columns.isEmpty(), "columns is missing: what of each row travels");
        require(!key.isEmpty(), "key is missing: the columns that identify a row");
        require(
                TARGET.matcher(targetTable()).matches(),
                "'%s' cannot be the name of a target: small letters, digits and _, at most 46"
                        .formatted(targetTable()));
        List<ColumnMapping> mappings =
                columns.stream().map(ColumnSeed::toMapping).toList();
        Offline offline = Boolean.TRUE.equals(excludeFromOffline) ? Offline.EXCLUDED : Offline.INCLUDED;
        return new Subjob(targetTable(), source, targetTable(), mappings, key, filters(), offline, followed());
    }

    private @Nullable Head followed() {
        if (head == null) {
            return null;
        }
        require(head.table() != null && head.column() != null, "head names a table and a column");
        return new Head(head.table(), head.column());
    }

    private List<RowFilter> filters() {
        var filters = new ArrayList<RowFilter>();
        if (filter == null) {
            return filters;
        }
        if (filter.legalEntity() != null) {
            filters.add(new RowFilter.LegalEntity(filter.legalEntity()));
        }
        if (filter.channel() != null) {
            filters.add(new RowFilter.Channel(filter.channel()));
        }
        if (filter.notExpired() != null) {
            filters.add(new RowFilter.NotExpired(filter.notExpired()));
        }
        if (filter.addressBook() != null) {
            filters.add(new RowFilter.AddressBook(
                    filter.addressBook().through(), filter.addressBook().key()));
        }
        return filters;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new TillbridgeException(ErrorCode.user("SeedInvalid"), problem);
        }
    }
}
