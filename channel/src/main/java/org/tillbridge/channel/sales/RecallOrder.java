package org.tillbridge.channel.sales;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.realtime.KnownTransaction;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeService;
import org.tillbridge.kernel.realtime.RecallCall;

/// Recalls what was rung up: here, or an order at any store. Headquarters is asked what has become
/// of an order; when it does not answer, it is what is known here.
public final class RecallOrder {

    private final SalesStation station;
    private final FindTransactions find;

    RecallOrder(SalesStation station, FindTransactions find) {
        this.station = station;
        this.find = find;
    }

    /// What came of it.
    public sealed interface Outcome {

        record Found(SalesTransaction transaction) implements Outcome {}

        /// Neither here nor, if it was asked, at headquarters.
        record NotFound() implements Outcome {}

        /// It is not here, and headquarters has not answered.
        ///
        /// @param code one of [RealtimeCodes]
        record Unanswered(String code) implements Outcome {}
    }

    public Outcome byId(UUID transaction) {
        return recall(find.byId(transaction), new RecallCall(transaction, null));
    }

    /// An order by what the customer was told; blanks and the case of letters do not count.
    public Outcome byConfirmation(String said) {
        return recall(find.byConfirmation(said), new RecallCall(null, ConfirmationNumber.asSaid(said)));
    }

    private Outcome recall(Optional<SalesTransaction> here, RecallCall call) {
        @Nullable RealtimeService service = station.orders().service();
        if (service == null || here.filter(found -> !isOrder(found)).isPresent()) {
            return here.<Outcome>map(Outcome.Found::new).orElseGet(Outcome.NotFound::new);
        }
        return switch (service.recall(call)) {
            case RealtimeAnswer.Done<KnownTransaction>(KnownTransaction known) ->
                new Outcome.Found(here.map(found -> found.with(known)).orElseGet(() -> SalesTransaction.of(known)));
            case RealtimeAnswer.Refused<KnownTransaction> unknown ->
                here.<Outcome>map(Outcome.Found::new).orElseGet(Outcome.NotFound::new);
            case RealtimeAnswer.Unanswered<KnownTransaction>(String code) ->
                here.<Outcome>map(Outcome.Found::new).orElseGet(() -> new Outcome.Unanswered(code));
        };
    }

    private static boolean isOrder(SalesTransaction transaction) {
        return transaction.content().kind().isOrder();
    }
}
