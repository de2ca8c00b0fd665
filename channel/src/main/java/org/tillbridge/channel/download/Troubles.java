package org.tillbridge.channel.download;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest.Trouble;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.SqlRefusal;

/// Packages this store could not take, until headquarters has heard of them. Kept in memory: what
/// is lost with the process is tried again, and fails again.
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final List<Trouble> untold = new ArrayList<>();

    /// Whether the package is to blame, and not the line, the disk or the database.
    static boolean isOfPackage(RuntimeException failure) {
        if (failure instanceof TillbridgeException known) {
            return known.kind() != ErrorKind.OUTAGE;
        }
        return !SqlRefusal.find(failure).map(SqlRefusal::isPassing).orElse(false);
    }

    void add(NextAnswer.Offer offer, Trouble.Step step, RuntimeException failure) {
        String message = message(failure);
        LOG.warn("station=9 step={} job={} package={} failed=\"{}\"", step, offer.job(), offer.packageId(), message);
        untold.add(new Trouble(offer.job(), offer.packageId(), step, message));
    }

    List<Trouble> untold() {
        return List.copyOf(untold);
    }

    void told() {
        untold.clear();
    }

    /// Without the details of a database's refusal: they quote values.
    private static String message(RuntimeException failure) {
        if (failure instanceof TillbridgeException) {
            return String.valueOf(failure.getMessage());
        }
        return SqlRefusal.find(failure)
                .map(refusal -> "The store's database refuses it: %s (%s)"
                        .formatted(
                                String.valueOf(refusal.cause().getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                                refusal.state()))
                .orElseGet(() ->
                        "The store cannot take it: " + failure.getClass().getSimpleName() + "; its log says more");
    }
}
