package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.operators.Operator;
import org.tillbridge.headquarters.people.PersonSessions;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Signing in, and who has.
@RestController
@RequestMapping("/api/v1/sign-ins")
final class SignInsResource {

    static final ErrorCode SIGN_IN_REFUSED = ErrorCode.user("SignInRefused");

    private final PeopleDesk desk;
    private final KnownOperators operators;
    private final SignInPace pace = new SignInPace(InstantSource.system());

    SignInsResource(PeopleDesk desk, KnownOperators operators) {
        this.desk = desk;
        this.operators = operators;
    }

    /// What a person types.
    record Credentials(@Nullable String name, @Nullable String password) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /// Who it is that calls.
    ///
    /// @param csrfToken null for the caller with a token, who needs none
    record Who(
            String name,
            Role role,
            @Nullable String csrfToken,
            @Nullable Instant endsAt) {

        static Who of(PersonSessions.Session session) {
            Operator person = session.person();
            return new Who(person.name(), person.role(), session.csrfToken(), session.endsAt());
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.ANYONE)
    @ResponseStatus(HttpStatus.CREATED)
    Who in(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        pace.enter(request.getRemoteAddr());
        PersonSessions.Begun begun = desk.signIn()
                .run(
                        Objects.requireNonNullElse(credentials.name(), ""),
                        Objects.requireNonNullElse(credentials.password(), ""))
                .orElseThrow(
                        () -> new TillbridgeException(SIGN_IN_REFUSED, "Name and password do not belong together"));
        SessionCookie.set(request, response, begun.cookie());
        return Who.of(begun.session());
    }

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<PersonSessions.Listed> list() {
        return desk.sessions().list();
    }

    @GetMapping("/current")
    @Allowed(Role.AUDITOR)
    Who current(HttpServletRequest request) {
        Operator operator = operators.find(request).orElseThrow();
        return operators
                .session(request)
                .map(Who::of)
                .orElseGet(() -> new Who(operator.name(), operator.role(), null, null));
    }

    @DeleteMapping("/current")
    @Allowed(Role.AUDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void out(HttpServletRequest request, HttpServletResponse response) {
        operators.session(request).ifPresent(session -> desk.signIn().out(session.id()));
        SessionCookie.remove(request, response);
    }

    @DeleteMapping("/{session}")
    @Allowed(Role.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID session) {
        desk.signIn().out(session);
    }
}
