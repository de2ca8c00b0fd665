package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.tillbridge.exchange.transport.AdmitAnswer;
import org.tillbridge.exchange.transport.AdmitRequest;
import org.tillbridge.exchange.transport.Answer;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.JoinAnswer;
import org.tillbridge.exchange.transport.JoinRequest;
import org.tillbridge.exchange.transport.KnownPairs;
import org.tillbridge.exchange.transport.NewKey;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest;
import org.tillbridge.exchange.transport.PublicStoreKey;
import org.tillbridge.exchange.transport.QuarantineReport;
import org.tillbridge.exchange.transport.TableSums;
import org.tillbridge.headquarters.numbers.CheckStorePairs;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What a store may call: join, upload a session, ask what is next, fetch a package.
@RestController
@Allowed(Role.STORE)
@RequestMapping("/exchange/v1")
final class ExchangeResource implements SmartLifecycle {

    /// Stores whose polls began together do not end them together.
    private static final int SHORTEST_PATIENCE_MILLIS = 20_000;

    private static final int LONGEST_PATIENCE_MILLIS = 25_000;

    private final ExchangeDesk desk;
    private final AdmitCalls calls;
    /// Mutable: false once headquarters is about to stop.
    private volatile boolean open = true;

    private final Executor wakers = Executors.newVirtualThreadPerTaskExecutor();

    ExchangeResource(ExchangeDesk desk, AdmitCalls calls) {
        this.desk = desk;
        this.calls = calls;
    }

    @PostMapping("/join")
    @Allowed(Role.ANYONE)
    JoinAnswer join(@RequestBody JoinRequest request) {
        PublicStoreKey key = PublicStoreKey.of(Objects.requireNonNullElse(request.publicKey(), ""));
        Store store = desk.admission()
                .join(Objects.requireNonNullElse(request.code(), ""), key)
                .orElseThrow(NotAdmitted::new);
        return new JoinAnswer(store.channelId(), store.legalEntity(), store.name());
    }

    /// The key the store goes on with; it signs with the one it has.
    @PostMapping("/keys")
    NewKey.Known addKey(HttpServletRequest http, @RequestBody NewKey request) {
        PublicStoreKey key = PublicStoreKey.of(Objects.requireNonNullElse(request.publicKey(), ""));
        desk.keys().add(StoreEntrance.storeOf(http), key, StoreEntrance.keyOf(http));
        return new NewKey.Known(key.id());
    }

    /// A restored or copied database goes on; the answer is told to nobody else.
    @PostMapping("/admit")
    AdmitAnswer admit(HttpServletRequest http, @RequestBody AdmitRequest request) {
        Store store = StoreEntrance.storeOf(http);
        return desk.admit()
                .run(store, request.code() == null ? "" : request.code())
                .map(AdmitAnswer::new)
                .orElseThrow(NotAdmitted::new);
    }

    /// Which account IDs a store has seen: sums first, then the pairs that were asked for.
    @PostMapping("/pairs")
    KnownPairs.Wanted checkPairs(HttpServletRequest http, @RequestBody KnownPairs known) {
        Store store = StoreEntrance.storeOf(http);
        var teller = new CheckStorePairs.Teller(store.channelId(), store.legalEntity());
        try (var _ = calls.takePlace(AdmitCalls.Kind.QUESTION)) {
            desk.pairs().check(teller, known.pairs());
            return new KnownPairs.Wanted(
                    known.sums().isEmpty() ? List.of() : desk.pairs().differing(teller, known.sums()));
        }
    }

    /// What a store keeps in its quarantine.
    @PostMapping("/quarantine")
    QuarantineReport.Heard reportQuarantine(HttpServletRequest http, @RequestBody QuarantineReport report) {
        try (var _ = calls.takePlace(AdmitCalls.Kind.QUESTION)) {
            return desk.quarantine().run(StoreEntrance.storeOf(http).channelId(), report);
        }
    }

    @PutMapping("/sessions/{sessionId}")
    Answer upload(
            HttpServletRequest request,
            @PathVariable UUID sessionId,
            @RequestHeader(name = HeadquartersLine.SENT_AT, required = false) @Nullable String sentAt)
            throws IOException {
        Store store = StoreEntrance.storeOf(request);
        desk.troubles().refuseCanceled(store.channelId(), sessionId);
        try (SpooledBody body = desk.spool().receive(request.getInputStream(), sessionId)) {
            Instant sent = instant(sentAt);
            Answer answer = calls.inTurn(() -> desk.apply(store, sessionId, body, sent));
            if (answer.outcome() == Answer.Outcome.APPLIED) {
                desk.jobs().sessionApplied();
            }
            return answer;
        }
    }

    /// Holds the call until there is something for the store, at most 25 s.
    @PostMapping("/next")
    DeferredResult<NextAnswer> next(HttpServletRequest http, @RequestBody NextRequest request) {
        Store store = StoreEntrance.storeOf(http);
        try (var _ = calls.takePlace(AdmitCalls.Kind.QUESTION)) {
            return look(store, request).result();
        }
    }

    private HeldPoll look(Store store, NextRequest request) {
        desk.polls().hear(store, request);
        var poll = new HeldPoll(
                ThreadLocalRandom.current().nextInt(SHORTEST_PATIENCE_MILLIS, LONGEST_PATIENCE_MILLIS),
                () -> desk.polls().answer(store, request, desk.offering()),
                () -> desk.polls().nothingYet(store, desk.offering()));
        hold(store, poll);
        if (request.answerAtOnce() || !open) {
            poll.answerNow();
        } else {
            poll.answerIfAny();
        }
        return poll;
    }

    /// Before the web server waits for what is under way: held polls are answered, none is held any
    /// more. Else each stop would wait for them in vain.
    @Override
    public void stop() {
        open = false;
        desk.waiting().wakeAll();
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /// Held before the first look, so that nothing that happens in between is missed.
    private void hold(Store store, HeldPoll poll) {
        Runnable wake = () -> wakers.execute(() -> calls.inTurn(() -> answerNow(poll)));
        desk.waiting().hold(store.channelId(), wake);
        poll.result().onTimeout(poll::answerNow);
        poll.result().onCompletion(() -> desk.waiting().release(store.channelId(), wake));
    }

    private static boolean answerNow(HeldPoll poll) {
        poll.answerNow();
        return true;
    }

    @GetMapping("/packages/{packageId}")
    ResponseEntity<Resource> fetchPackage(HttpServletRequest request, @PathVariable UUID packageId) throws IOException {
        Path file = desk.packageFile(request, packageId);
        desk.downloads().downloaded(StoreEntrance.storeOf(request).channelId(), packageId);
        return sent("Package " + packageId, Files.size(file), Files.newInputStream(file));
    }

    /// What a store has of a job whose cursor headquarters does not know; the answer is what makes
    /// it equal.
    @PostMapping("/compare")
    NextAnswer.Offer compare(HttpServletRequest http, @RequestBody TableSums sums) {
        try (var _ = calls.takePlace(AdmitCalls.Kind.QUESTION)) {
            return desk.polls().compare(StoreEntrance.storeOf(http), sums);
        }
    }

    /// Asked while a package takes long: a person may have canceled it.
    @GetMapping("/packages/{packageId}/wanted")
    HeadquartersLine.Wanted isWanted(HttpServletRequest request, @PathVariable UUID packageId) {
        return new HeadquartersLine.Wanted(
                desk.downloads().isWanted(StoreEntrance.storeOf(request).channelId(), packageId));
    }

    /// The answers to the store's own requests that belong to the package.
    @GetMapping("/packages/{packageId}/own")
    ResponseEntity<Resource> fetchAnswers(HttpServletRequest request, @PathVariable UUID packageId) throws IOException {
        Store store = StoreEntrance.storeOf(request);
        Path file = calls.inTurn(() -> desk.packages().own(store, packageId));
        long bytes = Files.size(file);
        return sent(
                "Answers of package " + packageId,
                bytes,
                Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
    }

    private static ResponseEntity<Resource> sent(String what, long bytes, InputStream content) {
        return ResponseEntity.ok()
                .header("Content-Type", "application/zip")
                .contentLength(bytes)
                .body(new InputStreamResource(new PacedInput(content, what, System::nanoTime)));
    }

    private static @Nullable Instant instant(@Nullable String sentAt) {
        try {
            return sentAt == null ? null : Instant.parse(sentAt);
        } catch (DateTimeParseException e) {
            throw new TillbridgeException(
                    ErrorCode.data("RequestInvalid"),
                    HeadquartersLine.SENT_AT + " is not a time in ISO 8601: " + sentAt,
                    e);
        }
    }
}
