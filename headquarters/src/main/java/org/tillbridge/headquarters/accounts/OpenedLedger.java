package org.tillbridge.headquarters.accounts;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.headquarters.numbers.LedgerState;
import org.tillbridge.headquarters.numbers.NumberingTurn;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The account ledger as this process has it open. Conversions share it; opening it anew waits for
/// them.
final class OpenedLedger {

    private static final Logger LOG = LoggerFactory.getLogger(OpenedLedger.class);
    private static final ErrorCode NUMBERING_STOPPED = ErrorCode.user("NumberingStopped");
    private static final LedgerState NOT_OPEN =
            new LedgerState.Refused("Headquarters has not opened its account ledger yet");

    private final SynchronizeCustomers.Numbering numbering;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    /// Mutable: opened at the start, opened anew after a run whose end is unknown. Whoever asks
    /// does not wait for a run.
    private volatile LedgerState state = NOT_OPEN;

    /// Mutable under the lock: the turn in which the ledger was opened.
    private long openedIn;

    OpenedLedger(SynchronizeCustomers.Numbering numbering) {
        this.numbering = numbering;
    }

    LedgerState state() {
        return state;
    }

    /// Takes the turn and opens the ledger, behind the conversions that run.
    LedgerState open() {
        lock.writeLock().lock();
        try {
            return openAlone();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// The state, looked at anew: the turn may have been another process's meanwhile.
    LedgerState readied() {
        lockShared();
        try {
            return state;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Converts with the open ledger. Throws with the reason while nobody may be numbered here.
    <T> T whileOpen(Function<LedgerState.Ready, T> conversion) {
        lockShared();
        try {
            return conversion.apply(requireReady());
        } finally {
            lock.readLock().unlock();
        }
    }

    private LedgerState.Ready requireReady() {
        return switch (state) {
            case LedgerState.Ready ready -> ready;
            case LedgerState.Elsewhere elsewhere ->
                throw new TillbridgeException(
                        SynchronizeCustomers.NUMBERED_ELSEWHERE, "Nobody is numbered here: " + elsewhere.reason());
            case LedgerState.Refused refused -> throw new TillbridgeException(NUMBERING_STOPPED, refused.reason());
        };
    }

    private void lockShared() {
        if (isLockedAsOpen()) {
            return;
        }
        lock.writeLock().lock();
        try {
            if (!isStillOpen()) {
                openAlone();
            }
            lock.readLock().lock();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Whether the ledger is open as it was and the shared lock is held now.
    private boolean isLockedAsOpen() {
        boolean open = false;
        lock.readLock().lock();
        try {
            open = isStillOpen();
            return open;
        } finally {
            if (!open) {
                lock.readLock().unlock();
            }
        }
    }

    private boolean isStillOpen() {
        return state instanceof LedgerState.Ready && numbering.turn().take().equals(new NumberingTurn.Ours(openedIn));
    }

    private LedgerState openAlone() {
        LedgerState before = state;
        if (before instanceof LedgerState.Ready ready) {
            ready.ledger().close();
        }
        state = NOT_OPEN;
        state = switch (numbering.turn().take()) {
            case NumberingTurn.Ours ours -> openIn(ours);
            case NumberingTurn.Elsewhere elsewhere ->
                new LedgerState.Elsewhere(
                        elsewhere.reason(), numbering.adoptLedger().look().orElse(null));
        };
        if (!state.equals(before)) {
            say(state);
        }
        return state;
    }

    private LedgerState openIn(NumberingTurn.Ours ours) {
        LedgerState opened = NOT_OPEN;
        try {
            opened = numbering.adoptLedger().run();
            openedIn = ours.since();
            return opened;
        } finally {
            if (!(opened instanceof LedgerState.Ready)) {
                numbering.turn().giveBack();
            }
        }
    }

    private static void say(LedgerState state) {
        switch (state) {
            case LedgerState.Ready ready -> LOG.info("station=6 step=OpenLedger numbering=here");
            case LedgerState.Refused refused ->
                LOG.error("station=6 step=OpenLedger numbering=stopped reason=\"{}\"", refused.reason());
            case LedgerState.Elsewhere elsewhere
            when elsewhere.unfit() != null ->
                LOG.error("station=6 step=OpenLedger numbering=elsewhere unfit=\"{}\"", elsewhere.unfit());
            case LedgerState.Elsewhere elsewhere ->
                LOG.info("station=6 step=OpenLedger numbering=elsewhere reason=\"{}\"", elsewhere.reason());
        }
    }
}
