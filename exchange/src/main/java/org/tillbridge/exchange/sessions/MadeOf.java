package org.tillbridge.exchange.sessions;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.jobs.ColumnMapping;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.RowFilter;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.digest.Sha256;

/// What a package is made of, as one text: the tables, columns and filters of its job and the
/// values the group gives them. A store whose package was made of something else needs everything
/// anew.
final class MadeOf {

    private static final String CHANNELS =
            "select channel_id from channel where channel_group = :channel_group order by channel_id";
    private static final String ADDRESS_BOOKS =
            "select address_book from channel_group_address_book where channel_group = :channel_group order by address_book";

    private MadeOf() {}

    /// SHA-256, in hexadecimal digits.
    static String text(JdbcClient database, Job job, ChannelGroup group) {
        var text = new StringBuilder(group.legalEntity());
        job.subjobs()
                .forEach(subjob -> text.append('\n').append(of(subjob)).append(group.takes(subjob) ? "" : " excluded"));
        if (uses(job, RowFilter.Channel.class)) {
            text.append("\nchannels ").append(values(database, CHANNELS, group));
        }
        if (uses(job, RowFilter.AddressBook.class)) {
            text.append("\naddress books ").append(values(database, ADDRESS_BOOKS, group));
        }
        return Sha256.hexOf(text.toString());
    }

    private static boolean uses(Job job, Class<? extends RowFilter> kind) {
        return job.subjobs().stream().anyMatch(subjob -> subjob.find(kind).isPresent());
    }

    private static List<String> values(JdbcClient database, String question, ChannelGroup group) {
        return database.sql(question)
                .param("channel_group", group.name())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String of(Subjob subjob) {
        return "%s to %s key %s columns %s filters %s"
                .formatted(
                        subjob.sourceTable(),
                        subjob.targetTable(),
                        subjob.key(),
                        subjob.columns().stream().map(MadeOf::of).collect(Collectors.joining(",")),
                        subjob.filters().stream().map(MadeOf::of).collect(Collectors.joining(",")));
    }

    private static String of(ColumnMapping column) {
        return switch (column) {
            case ColumnMapping.Copied(String source, String target) -> source + ">" + target;
            case ColumnMapping.Constant constant ->
                "'%s' %s>%s".formatted(constant.value(), constant.type().sqlName(), constant.target());
        };
    }

    private static String of(RowFilter filter) {
        return switch (filter) {
            case RowFilter.LegalEntity(String column) -> "legal_entity " + column;
            case RowFilter.Channel(String column) -> "channel " + column;
            case RowFilter.AddressBook(String membership, List<String> key) -> "address_book " + membership + key;
            case RowFilter.NotExpired(String column) -> "not_expired " + column;
        };
    }
}
