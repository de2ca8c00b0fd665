package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.SlowUpload;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.exchange.transport.StoreKey;

/// What a store does to headquarters is felt by no other store (reliability H39, H42).
class SlowStoresTest {

    private static final long A_MEGABYTE = 1 << 20;

    private static Chain chain;

    private final List<SlowUpload> slow = new ArrayList<>();

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (SlowUpload upload : slow) {
            upload.close();
        }
    }

    private SlowUpload slowUploadOfRiga(long bytes) throws IOException {
        StoreKey key = chain.till("riga").store().identity().key();
        var upload = new SlowUpload(chain.headquartersUrl(), key, bytes);
        slow.add(upload);
        return upload;
    }

    @Test
    void storeThatSendsByteByByteHoldsUpNoOtherStoreAndNoConnectionOfTheDatabase() throws IOException {
        for (int upload = 0; upload < 8; upload++) {
            slowUploadOfRiga(A_MEGABYTE).sendOneByte();
        }

        Till oslo = chain.till("oslo");
        oslo.create("{\"FirstName\": \"Kari\"}");
        long taken = oslo.upload().rows();
        chain.convert();
        chain.release();
        int packages = oslo.download();

        assertThat(taken).isEqualTo(1);
        assertThat(packages).isPositive();
        assertThat(connectionsAtWork()).isZero();
        for (SlowUpload upload : slow) {
            upload.sendOneByte();
        }
    }

    @Test
    void storeThatCallsTooMuchAtOnceIsToldWhenToComeBack() throws IOException {
        for (int upload = 0; upload < 9; upload++) {
            slowUploadOfRiga(A_MEGABYTE).sendOneByte();
        }

        assertThat(firstAnswer())
                .startsWith("HTTP/1.1 429")
                .containsIgnoringCase("Retry-After: 1")
                .contains("StoreCallsTooOften", "Store riga makes more than", "it comes back in 1 s by itself");
    }

    @Test
    void uploadThatSaysItIsTooLargeIsRefusedBeforeItsBodyIsSent() throws IOException {
        String answer = slowUploadOfRiga(100 * A_MEGABYTE).answer();

        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("UploadTooLarge", "104857600 bytes, more than 64 MB; it was not read");
    }

    @Test
    void headquartersThatStopsAnswersThePollsItHolds() {
        String poll = "{\"cursors\": {}, \"outboxRows\": 99, \"sentAt\": \"2026-11-21T12:00:00Z\"}";
        Call call = Call.post(chain.headquartersUrl().resolve("/exchange/v1/next"), poll)
                .signedWith(chain.till("oslo").store().identity().key());
        var answer = CompletableFuture.supplyAsync(call::send);
        await().until(() -> chain.headquarters()
                        .database()
                        .client()
                        .sql("select count(*) from channel_heartbeat where outbox_rows = 99")
                        .query(Integer.class)
                        .single()
                == 1);

        chain.stopHeadquarters();

        assertThat(answer.join().status()).isEqualTo(200);
        chain.startHeadquarters();
    }

    private String firstAnswer() throws IOException {
        return await().until(
                        () -> {
                            for (SlowUpload upload : slow) {
                                if (upload.isAnswered()) {
                                    return Optional.of(upload);
                                }
                            }
                            return Optional.<SlowUpload>empty();
                        },
                        Optional::isPresent)
                .orElseThrow()
                .answer();
    }

    /// In the middle of a statement or a transaction.
    private static int connectionsAtWork() {
        return chain.headquarters()
                .database()
                .client()
                .sql("""
                        select count(*)
                          from pg_stat_activity
                         where datname = current_database()
                           and backend_type = 'client backend'
                           and pid <> pg_backend_pid()
                           and state <> 'idle'
                        """)
                .query(Integer.class)
                .single();
    }
}
