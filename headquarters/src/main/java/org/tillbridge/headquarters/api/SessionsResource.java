package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.sessions.ListSessions.Filter;
import org.tillbridge.headquarters.sessions.ListSessions.Way;
import org.tillbridge.headquarters.sessions.PauseStores;
import org.tillbridge.headquarters.sessions.SessionState;
import org.tillbridge.headquarters.sessions.SessionView;
import org.tillbridge.headquarters.sessions.SteerSessions.Action;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may call about sessions: list, rerun, cancel, delete; pause stores.
@RestController
@RequestMapping("/api/v1")
final class SessionsResource {

    private static final int MOST = 1_000;

    private final SessionsDesk desk;

    SessionsResource(SessionsDesk desk) {
        this.desk = desk;
    }

    /// The newest first; those without news only when they are asked for.
    @GetMapping("/sessions")
    @Allowed(Role.AUDITOR)
    List<SessionView> sessions(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable String job,
            @RequestParam(required = false) @Nullable Way way,
            @RequestParam(name = "state", required = false) @Nullable List<SessionState> states,
            @RequestParam(defaultValue = "50") int most) {
        return desk.list()
                .run(new Filter(null, store, job, way, states == null ? List.of() : states), Math.clamp(most, 1, MOST));
    }

    /// One session.
    @PostMapping("/sessions/{session}/{action:rerun|cancel|delete}")
    @Allowed(Role.OPERATOR)
    List<SessionView> steer(
            @PathVariable UUID session,
            @PathVariable String action,
            @RequestParam(defaultValue = "false") boolean preview) {
        return steer(action, Filter.of(session), preview);
    }

    /// All sessions of a store, job or state.
    @PostMapping("/sessions/{action:rerun|cancel|delete}")
    @Allowed(Role.OPERATOR)
    List<SessionView> steerAll(
            @PathVariable String action,
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable String job,
            @RequestParam(name = "state", required = false) @Nullable List<SessionState> states,
            @RequestParam(defaultValue = "false") boolean preview) {
        return steer(action, new Filter(null, store, job, null, states == null ? List.of() : states), preview);
    }

    private List<SessionView> steer(String name, Filter filter, boolean preview) {
        Action action = Action.valueOf(name.toUpperCase(Locale.ROOT));
        return preview ? desk.steer().preview(action, filter) : desk.steer().run(action, filter);
    }

    record Steered(List<String> stores) {}

    /// Offers a store, or the stores of a group, nothing until they are resumed.
    @PostMapping("/{kind:stores|groups}/{name}/pause")
    @Allowed(Role.OPERATOR)
    Steered pause(
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean preview) {
        if (!preview) {
            desk.pause().pause(of(kind), name);
        }
        return new Steered(desk.pause().stores(of(kind), name));
    }

    @PostMapping("/{kind:stores|groups}/{name}/resume")
    @Allowed(Role.OPERATOR)
    Steered resume(
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean preview) {
        if (!preview) {
            desk.pause().resume(of(kind), name);
        }
        return new Steered(desk.pause().stores(of(kind), name));
    }

    private static PauseStores.Of of(String kind) {
        return kind.equals("groups") ? PauseStores.Of.GROUP : PauseStores.Of.STORE;
    }
}
