package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.kernel.customer.CustomerField;

/// Station 3: which words a package touches, and that it touches no others.
class WordsTest {

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
        line = new TestLine(store, headquarters);
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    private String wordsOf(UUID customer) {
        return store.text("select string_agg(word, ' ' order by word) from customer_word where customer_id = '%s'"
                .formatted(customer));
    }

    @Test
    void ownCustomerThatComesBackAsItWasIsWrittenOnceAndKeepsItsWords() {
        UUID customer = store.creates("Ilze");
        String words = store.text("select string_agg(ctid::text, ' ' order by word) from customer_word");
        store.upload(line.line);
        headquarters.convertAndRelease();

        store.download(headquarters);

        assertThat(store.text("select string_agg(ctid::text, ' ' order by word) from customer_word"))
                .isEqualTo(words);
        assertThat(store.of(customer, "row(ctid, pending_requests)")).isEqualTo("(\"(0,2)\",0)");
    }

    @Test
    void newCustomerWithTheSameWordTwiceIsFoundByIt() {
        UUID customer = headquarters.has("Anna Anna");
        headquarters.release.run();

        store.download(headquarters);

        assertThat(wordsOf(customer)).isEqualTo("anna");
    }

    @Test
    void renamedCustomerIsFoundByItsNewWordsOnly() {
        UUID customer = headquarters.has("Sarmīte Vītola");
        headquarters.release.run();
        store.download(headquarters);
        headquarters.renames(customer, "Sarmīte Bērziņa");
        headquarters.release.run();

        store.download(headquarters);

        assertThat(wordsOf(customer)).isEqualTo("berzina sarmite");
        assertThat(store.text("select string_agg(distinct name, ';') from customer_word"))
                .isEqualTo(" sarmite berzina");
    }

    @Test
    void customerWhoseOpenRequestIsLaidOverIsFoundByTheTillsWords() {
        UUID customer = headquarters.has("Sarmīte");
        headquarters.release.run();
        store.download(headquarters);
        store.changes(customer, CustomerField.EMAIL, "till@example.lv");
        headquarters.renames(customer, "Zane");
        headquarters.release.run();

        store.download(headquarters);

        assertThat(wordsOf(customer)).isEqualTo("@till@example.lv zane");
    }

    @Test
    void wordThatWasLeftBehindDoesNotKeepACustomerAway() {
        UUID customer = headquarters.has("Sarmīte");
        store.client()
                .sql(
                        "insert into customer_word (word, legal_entity, customer_id) values ('sarmite', 'demo', ?), ('stale', 'demo', ?)")
                .param(customer)
                .param(customer)
                .update();
        headquarters.release.run();

        store.download(headquarters);

        assertThat(wordsOf(customer)).isEqualTo("sarmite");
        assertThat(store.count("quarantine")).isZero();
    }
}
