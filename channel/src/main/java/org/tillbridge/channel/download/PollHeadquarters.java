package org.tillbridge.channel.download;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.sessions.UploadChain;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.KnownPairs;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest;

/// Asks headquarters what is next, and does it. The call is also the heartbeat: an idle store asks
/// too, and hears what headquarters durably holds, so that a restore there is noticed (protocol U7,
/// U8).
public final class PollHeadquarters {

    private final HeadquartersLine line;
    private final OfItself store;
    private final TakeOfferedPackage packages;
    private final ReportAccounts accounts;
    private final UploadWanted upload;

    public PollHeadquarters(
            HeadquartersLine line,
            OfItself store,
            TakeOfferedPackage packages,
            ReportAccounts accounts,
            UploadWanted upload) {
        this.line = line;
        this.store = store;
        this.packages = packages;
        this.accounts = accounts;
        this.upload = upload;
    }

    /// What the store says of itself with each poll.
    ///
    /// @param chain    how far its uploads are
    /// @param settings the settings it follows, by what it has downloaded
    public record OfItself(UploadChain chain, Supplier<Map<String, String>> settings, InstantSource clock) {}

    /// What a poll does when rows should go up.
    ///
    /// @param asked      headquarters wants P-0001 to run now
    /// @param behind     headquarters lacks rows that were captured here, and the line works
    /// @param carriedOut what was last heard about when uploads run, null when none is followed
    /// @param pace       headquarters has said when uploads run
    public record UploadWanted(
            Runnable asked, Runnable behind, Supplier<@Nullable String> carriedOut, Consumer<@Nullable String> pace) {}

    /// How long headquarters may hold the call.
    public enum Patience {
        WAIT,
        ANSWER_AT_ONCE
    }

    /// One poll. Returns how many packages were applied, and jobs forgotten that come anew.
    public int run(Patience patience) {
        Map<String, UUID> cursors = packages.cursors();
        UploadChain chain = store.chain();
        UploadChain.Condition before = chain.condition();
        NextAnswer answer = line.next(new NextRequest(
                cursors,
                before.outboxRows(),
                before.oldestCapturedAt(),
                offered(before),
                before.stoppedReason(),
                store.clock().instant(),
                upload.carriedOut().get(),
                patience == Patience.ANSWER_AT_ONCE,
                packages.troubles(),
                true,
                store.settings().get()));
        packages.told();
        boolean known = before.isKnown(answer.head(), answer.safe());
        if (!known) {
            chain.hear(answer.head(), answer.safe());
        }
        if (answer.wake().contains(KnownPairs.WISH)) {
            accounts.run();
        }
        upload.pace().accept(answer.uploadPace());
        if (answer.wake().contains("P-0001")) {
            upload.asked().run();
        } else if (!(known && before.outboxRows() == 0) && chain.condition().outboxRows() > 0) {
            upload.behind().run();
        }
        List<String> anew = answer.wake().stream()
                .filter(word -> word.startsWith(NextAnswer.FULL_SYNC))
                .map(word -> word.substring(NextAnswer.FULL_SYNC.length()))
                .toList();
        anew.forEach(packages::forget);
        takeAll(answer.packages(), cursors);
        packages.compareAll(answer.compare(), cursors);
        return answer.packages().size() + answer.compare().size() + anew.size();
    }

    /// What one job cannot take holds up no other job: headquarters hears of it with the next poll,
    /// and says when it is tried again. Only what is nobody's fault, a line or a database that is
    /// away, ends the poll.
    private void takeAll(List<NextAnswer.Offer> offers, Map<String, UUID> cursors) {
        @Nullable RuntimeException outage = null;
        for (NextAnswer.Offer offer : offers) {
            try {
                packages.run(offer, cursors);
            } catch (RuntimeException e) {
                outage = outage == null ? e : outage;
            }
        }
        if (outage != null) {
            throw outage;
        }
    }

    /// While uploads are stopped there is nothing headquarters could miss: it would answer at once,
    /// again and again.
    private static @Nullable UUID offered(UploadChain.Condition chain) {
        return chain.stoppedReason() == null ? chain.head() : null;
    }
}
