package org.tillbridge.headquarters.repair;

import java.util.List;

/// How a request stands at headquarters.
public enum RequestState {
    /// Its turn has not come, or it is behind another one.
    WAITING,
    /// A person has to do something; there is a reason.
    HELD,
    /// It is in the customer master.
    DONE,
    /// A person did without it.
    CANCELED,
    /// A later request made it needless.
    SUPERSEDED;

    /// Those that somebody may still do something about.
    public static final List<RequestState> OPEN = List.of(HELD, WAITING);

    boolean isOpen() {
        return OPEN.contains(this);
    }
}
