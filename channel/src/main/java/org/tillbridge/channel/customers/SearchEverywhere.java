package org.tillbridge.channel.customers;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.realtime.FoundAtHeadquarters;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeCodes;
import org.tillbridge.kernel.realtime.SearchCall;
import org.tillbridge.kernel.realtime.SearchCall.Companies;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.SearchCustomers;
import org.tillbridge.kernel.search.UsualSearch;

/// Searches here, among the customers of all stores, or both (spec 2.12).
public final class SearchEverywhere {

    private final CustomerStation station;
    private final SearchCustomers here;

    SearchEverywhere(CustomerStation station, SearchCustomers here) {
        this.station = station;
        this.here = here;
    }

    /// What came of it.
    public sealed interface Outcome {

        record Found(List<CustomerHit> hits) implements Outcome {}

        /// Headquarters' rules say no: such as a keyword that is too short.
        record Refused(String code, String message) implements Outcome {}

        /// Headquarters was to be asked, and did not answer.
        ///
        /// @param code one of [RealtimeCodes]
        record Unanswered(String code) implements Outcome {}
    }

    /// Where the profile says that the store has downloaded.
    public Outcome runWhereUsual(CustomerSearch search, @Nullable Companies companies) {
        return run(search, station.settings().usualSearch() == UsualSearch.STORE ? Where.HERE : Where.BOTH, companies);
    }

    /// Both: headquarters has every customer but those who wait for their account ID here; they
    /// come first. When it does not answer, it is what is here.
    ///
    /// @param companies whose customers headquarters looks at; null: as the profile says
    public Outcome run(CustomerSearch search, Where where, @Nullable Companies companies) {
        return switch (where) {
            case HERE -> new Outcome.Found(here.run(search));
            case HEADQUARTERS -> atHeadquarters(search, companies);
            case BOTH -> both(search, companies);
        };
    }

    private Outcome atHeadquarters(CustomerSearch search, @Nullable Companies companies) {
        if (!station.ask().isPossible()) {
            return new Outcome.Unanswered(RealtimeCodes.NOT_SUPPORTED);
        }
        var call = new SearchCall(search, station.store().defaults().country(), companies);
        return switch (station.ask().service().search(call)) {
            case RealtimeAnswer.Done<FoundAtHeadquarters>(FoundAtHeadquarters(var hits)) -> new Outcome.Found(hits);
            case RealtimeAnswer.Refused<FoundAtHeadquarters>(String code, String message) ->
                new Outcome.Refused(code, message);
            case RealtimeAnswer.Unanswered<FoundAtHeadquarters>(String code) -> new Outcome.Unanswered(code);
        };
    }

    private Outcome both(CustomerSearch search, @Nullable Companies companies) {
        return switch (atHeadquarters(search, companies)) {
            case Outcome.Found(var hits) -> new Outcome.Found(isFirstPage(search) ? pendingBefore(hits, search) : hits);
            case Outcome.Refused refused -> refused;
            case Outcome.Unanswered nobody -> new Outcome.Found(here.run(search));
        };
    }

    private static boolean isFirstPage(CustomerSearch search) {
        return search.page().after() == null && search.page().skip() == 0;
    }

    /// A page may be longer by them.
    private List<CustomerHit> pendingBefore(List<CustomerHit> hits, CustomerSearch search) {
        return Stream.concat(
                        here.run(search).stream()
                                .filter(hit -> hit.findAccount().isEmpty()),
                        hits.stream())
                .toList();
    }
}
