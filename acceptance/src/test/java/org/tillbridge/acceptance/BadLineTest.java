package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.testkit.FaultyLine;

/// The line between a store and headquarters breaks wherever it can: nothing is lost and nothing
/// happens twice.
class BadLineTest {

    private static final int SOME_BYTES = 37;
    private static Chain chain;
    private static Till riga;
    private static FaultyLine line;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        riga = chain.till("riga");
        line = chain.line("riga");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @AfterEach
    void everyCustomerIsThereOnceAndNothingIsWrong() {
        line.delay(Duration.ZERO);
        line.mend();
        chain.cycle();
        assertThat(chain.records().customers()).isEqualTo(chain.records().requests());
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    @Test
    void answerToAnUploadMayBeLostAfterAnyByte() {
        loseAnswersToUploads(SOME_BYTES);
    }

    @Test
    @Tag("long")
    void answerToAnUploadMayBeLostAfterEveryByte() {
        loseAnswersToUploads(1);
    }

    @Test
    void uploadMayBeCutAfterAnyByte() {
        cutUploads(SOME_BYTES * 3);
    }

    @Test
    @Tag("long")
    void uploadMayBeCutAfterEveryByte() {
        cutUploads(1);
    }

    @Test
    void downloadMayBeCutAfterAnyByte() {
        cutDownloads(SOME_BYTES * 20);
    }

    @Test
    @Tag("long")
    void downloadMayBeCutAfterEveryByte() {
        cutDownloads(1);
    }

    @Test
    void slowLineOnlyDelays() {
        line.delay(Duration.ofMillis(150));
        String uuid = create();

        riga.upload();
        chain.convert();
        chain.distribute();

        assertThat(riga.find(uuid).isPending()).isFalse();
    }

    @Test
    void pollsOfOneStoreAtTheSameTimeApplyOnce() {
        List<String> created =
                IntStream.range(0, 5).mapToObj(customer -> create()).toList();
        riga.upload();
        chain.convert();
        chain.release();

        List<CompletableFuture<Integer>> polls = IntStream.range(0, 4)
                .mapToObj(poll ->
                        CompletableFuture.supplyAsync(riga::download, Executors.newVirtualThreadPerTaskExecutor()))
                .toList();
        polls.forEach(CompletableFuture::join);

        assertThat(created).allMatch(uuid -> !riga.find(uuid).isPending());
    }

    @Test
    void uploadsOfOneStoreAtTheSameTimeSendOnce() {
        long before = chain.records().requests();
        IntStream.range(0, 20).forEach(customer -> create());

        List<CompletableFuture<Void>> uploads = IntStream.range(0, 4)
                .mapToObj(upload ->
                        CompletableFuture.runAsync(() -> riga.upload(), Executors.newVirtualThreadPerTaskExecutor()))
                .toList();
        uploads.forEach(CompletableFuture::join);

        assertThat(chain.records().requests()).isEqualTo(before + 20);
    }

    /// Headquarters has the session; the store does not know.
    private static void loseAnswersToUploads(int step) {
        boolean lost = true;
        for (int bytes = 0; lost; bytes += step) {
            long before = chain.records().requests();
            create();
            line.cutAnswersAfterBytes(bytes);
            lost = breaks(riga::upload);
            line.mend();
            riga.upload();
            assertThat(chain.records().requests()).as("cut after byte " + bytes).isEqualTo(before + 1);
        }
    }

    private static void cutUploads(int step) {
        boolean cut = true;
        for (int bytes = 0; cut; bytes += step) {
            long before = chain.records().requests();
            create();
            line.cutAfterBytes(bytes);
            cut = breaks(riga::upload);
            line.mend();
            riga.upload();
            assertThat(chain.records().requests()).as("cut after byte " + bytes).isEqualTo(before + 1);
        }
    }

    /// Asked for once: what was asked for comes, however often the line breaks under its answer.
    private static void cutDownloads(int step) {
        boolean cut = true;
        for (int bytes = 0; cut; bytes += step) {
            String uuid = create();
            riga.upload();
            chain.convert();
            chain.headquarters().schedules().runNow(HeadquartersJobs.CUSTOMERS);
            line.cutAfterBytes(bytes);
            cut = breaks(riga::download);
            line.mend();
            riga.download();
            assertThat(riga.find(uuid).isPending())
                    .as("cut after byte " + bytes)
                    .isFalse();
        }
    }

    private static String create() {
        return riga.create("{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\"}")
                .account();
    }

    /// Whether headquarters was away, as far as the store can tell.
    private static boolean breaks(Runnable step) {
        try {
            step.run();
            return false;
        } catch (TillbridgeException e) {
            assertThat(e.code()).isEqualTo(HeadquartersLine.AWAY);
            return true;
        }
    }
}
