package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.sessions.ListSessions;
import org.tillbridge.headquarters.sessions.PauseStores;
import org.tillbridge.headquarters.sessions.SteerSessions;

/// What an operator may see of sessions, and do to them.
public record SessionsDesk(ListSessions list, SteerSessions steer, PauseStores pause) {}
