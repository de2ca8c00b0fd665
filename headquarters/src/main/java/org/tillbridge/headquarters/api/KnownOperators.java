package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.tillbridge.headquarters.nodes.HeadquartersNodes;
import org.tillbridge.headquarters.operators.Operator;
import org.tillbridge.headquarters.operators.OperatorTokens;
import org.tillbridge.headquarters.people.PersonSessions;
import org.tillbridge.kernel.digest.Sha256;

/// Who calls: a person who has signed in, or whose token the call carries, that of this process's data directory, or of
/// another one's over the
/// same database that is there, or one that was made.
public final class KnownOperators {

    private static final String OPERATOR = Operator.class.getName();
    private static final String BEARER = "Bearer ";
    private static final String SESSION = PersonSessions.class.getName();

    private final OperatorToken own;
    private final HeadquartersNodes nodes;
    private final OperatorTokens tokens;
    private final PersonSessions sessions;

    public KnownOperators(OperatorToken own, HeadquartersNodes nodes, OperatorTokens tokens, PersonSessions sessions) {
        this.own = own;
        this.nodes = nodes;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /// Looked up once per call.
    Optional<Operator> find(HttpServletRequest request) {
        if (request.getAttribute(OPERATOR) instanceof Operator operator) {
            return Optional.of(operator);
        }
        Optional<Operator> found = request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? session(request).map(PersonSessions.Session::person)
                : bearer(request).map(Sha256::hexOf).flatMap(this::withHash);
        found.ifPresent(operator -> request.setAttribute(OPERATOR, operator));
        return found;
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty());
    }

    /// The session whose cookie the call carries, looked up once per call.
    Optional<PersonSessions.Session> session(HttpServletRequest request) {
        if (request.getAttribute(SESSION) instanceof PersonSessions.Session session) {
            return Optional.of(session);
        }
        Optional<PersonSessions.Session> found = SessionCookie.of(request).flatMap(sessions::find);
        found.ifPresent(session -> request.setAttribute(SESSION, session));
        return found;
    }

    /// The next cookie of the call's session, when it is due.
    Optional<String> renewed(HttpServletRequest request) {
        return session(request)
                .filter(PersonSessions.Session::renewal)
                .flatMap(session -> SessionCookie.of(request).flatMap(cookie -> sessions.renew(session, cookie)));
    }

    /// Of a call whose caller was found: whether it was by its cookie.
    boolean hasSession(HttpServletRequest request) {
        return request.getAttribute(SESSION) != null;
    }

    private Optional<Operator> withHash(String hash) {
        return hash.equals(own.hash()) || nodes.isToken(hash)
                ? Optional.of(Operator.OF_THE_DATA_DIRECTORY)
                : tokens.find(hash);
    }
}
