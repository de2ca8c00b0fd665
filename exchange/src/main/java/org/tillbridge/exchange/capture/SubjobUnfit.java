package org.tillbridge.exchange.capture;

import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The refusal of a subjob whose table lacks what its way of travelling needs.
final class SubjobUnfit {

    private static final ErrorCode CODE = ErrorCode.user("SubjobUnfit");

    private SubjobUnfit() {}

    static TillbridgeException because(Subjob subjob, String why) {
        return new TillbridgeException(CODE, "Subjob %s cannot be carried: %s".formatted(subjob.name(), why));
    }
}
