package org.tillbridge.channel.download;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest.Trouble;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

/// Packages this store could not take, until headquarters has heard of them. Kept in memory: what
/// is lost with the process is tried again, and fails again.
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    /// Connection lost (08), conflict (40), no resources (53), canceled or shut down (57): the
    /// database's own trouble, which passes.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private final List<Trouble> untold = new ArrayList<>();

    /// Whether the package is to blame, and not the line, the disk or the database.
    static boolean isOfPackage(RuntimeException failure) {
        if (failure instanceof TillbridgeException known) {
            return known.kind() != ErrorKind.OUTAGE;
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                String state = refused.getSQLState();
                return state != null && state.length() == 5 && !PASSING.contains(state.substring(0, 2));
            }
        }
        return true;
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
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return "The store's database refuses it: %s (%s)"
                        .formatted(
                                String.valueOf(refused.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                                refused.getSQLState());
            }
        }
        return "The store cannot take it: " + failure.getClass().getSimpleName() + "; its log says more";
    }
}
