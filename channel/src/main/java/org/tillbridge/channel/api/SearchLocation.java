package org.tillbridge.channel.api;

import org.springframework.http.HttpStatus;
import org.tillbridge.channel.customers.Where;
import org.tillbridge.kernel.realtime.RealtimeCodes;

/// `SearchLocationValue` on the wire, and what headquarters' silence is called.
final class SearchLocation {

    static final String NAME = "SearchLocationValue";

    private SearchLocation() {}

    /// 1 here, 2 headquarters, 3 both.
    static Where of(int value) {
        return switch (value) {
            case 1 -> Where.HERE;
            case 2 -> Where.HEADQUARTERS;
            case 3 -> Where.BOTH;
            default ->
                throw Refusal.badRequest(
                        "InvalidSearchLocation", NAME, NAME + " is 1 (here), 2 (headquarters) or 3 (both)");
        };
    }

    static Refusal unanswered(String code) {
        return code.equals(RealtimeCodes.NOT_SUPPORTED)
                ? Refusal.of(
                        HttpStatus.NOT_IMPLEMENTED,
                        Problem.of(
                                code,
                                "This database works offline; headquarters cannot be asked. Look here: " + NAME + " 1"))
                : Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        Problem.of(code, "Headquarters did not answer; try again, or look here: " + NAME + " 1"));
    }
}
