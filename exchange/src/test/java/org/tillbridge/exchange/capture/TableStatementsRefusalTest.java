package org.tillbridge.exchange.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tillbridge.exchange.capture.ArticleTables.ARTICLES;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.exchange.jobs.ColumnMapping;
import org.tillbridge.exchange.jobs.RowFilter;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.error.TillbridgeException;

class TableStatementsRefusalTest {

    private static final Extract EVERYTHING = Extract.everything(new ChannelGroup("stores", "usrt"));

    private static ArticleTables tables;

    @BeforeAll
    static void open() {
        tables = new ArticleTables();
    }

    @AfterAll
    static void close() {
        tables.close();
    }

    @Test
    void anUnknownTableIsRefusedWithASuggestion() {
        assertThatThrownBy(() -> tables.statements.columns(articles("artcle", "label", "usrt"), Side.SOURCE))
                .hasMessage("There is no table 'artcle'; did you mean 'article'?");
    }

    @Test
    void anUnknownColumnIsRefusedWithASuggestion() {
        assertThatThrownBy(() -> tables.statements.copyChangedRows(articles("article", "lable", "a"), EVERYTHING))
                .hasMessage("Table article has no column 'lable'; did you mean 'label'?");
    }

    @Test
    void nothingNearGivesNoSuggestion() {
        assertThatThrownBy(() -> tables.statements.columns(articles("zzzzzz", "label", "usrt"), Side.SOURCE))
                .hasMessage("There is no table 'zzzzzz'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "article\"; drop table article; --",
                "article; --",
                "pg_class",
                "pg_catalog.pg_class",
                "articles.article",
                "ARTICLE",
                "article ",
                "",
                "select",
                "arti\u0000cle",
                "аrticle",
                "article\u200b",
                "article/**/",
                "$$",
                "%s",
                "(select 1)"
            })
    void aNameThatIsNotInTheCatalogueNeverBecomesSql(String name) {
        var byTable = catchThrowableOfType(
                TillbridgeException.class,
                () -> tables.statements.copyChangedRows(articles(name, "label", "legal_entity"), EVERYTHING));
        var byColumn = catchThrowableOfType(
                TillbridgeException.class,
                () -> tables.statements.copyChangedRows(articles("article", name, "legal_entity"), EVERYTHING));
        var byFilter = catchThrowableOfType(
                TillbridgeException.class,
                () -> tables.statements.copyChangedRows(articles("article", "label", name), EVERYTHING));

        assertThat(byTable.code().name()).isEqualTo("UnknownTable");
        assertThat(byColumn.code().name()).isEqualTo("UnknownColumn");
        assertThat(byFilter.code().name()).isEqualTo("UnknownColumn");
    }

    @Test
    void anUploadByAKeyOfTwoColumnsIsRefused() {
        assertThatThrownBy(() -> tables.statements.copyUploadRows(ARTICLES, UUID.randomUUID()))
                .hasMessageContaining("an upload needs a key of one column");
    }

    @Test
    void aFullPackageHasNoRemovals() {
        assertThatThrownBy(() -> tables.statements.copyRemovals(ARTICLES, EVERYTHING))
                .hasMessage("A full package of articles has no removals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "18446744073709551616", "1'::xid8 or true --", "١", " 1"})
    void aTransactionIdIsDigitsOnly(String text) {
        assertThatThrownBy(() -> Xid8.of(text)).hasMessage("Not a transaction id: '%s'".formatted(text));
    }

    @Test
    void aTransactionIdHas64UnsignedBits() {
        assertThat(Xid8.of("18446744073709551615")).hasToString("18446744073709551615");
        assertThat(Xid8.of("9223372036854775808")).isGreaterThan(Xid8.of("9223372036854775807"));
    }

    @Test
    void aSubjobWithoutSenseIsRefused() {
        var column = List.of(ColumnMapping.same("a"));

        assertThatThrownBy(() -> new Subjob("s", "t", "t", List.of(), List.of("a"), List.of()))
                .hasMessage("Subjob s: it has no column");
        assertThatThrownBy(() -> new Subjob("s", "t", "t", column, List.of("b"), List.of()))
                .hasMessage("Subjob s: its key has a column that does not travel");
        assertThatThrownBy(() -> new Subjob("s", "t", "t", column, List.of(), List.of()))
                .hasMessage("Subjob s: its key is empty or names one twice");
    }

    private static Subjob articles(String table, String labelColumn, String filterColumn) {
        return new Subjob(
                "articles",
                table,
                "store_article",
                List.of(ColumnMapping.same("article_id"), ColumnMapping.renamed(labelColumn, "name")),
                List.of("article_id"),
                List.of(RowFilter.legalEntity(filterColumn)));
    }
}
