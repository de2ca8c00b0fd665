package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tillbridge.headquarters.nodes.HeadquartersNodes;
import org.tillbridge.headquarters.operators.Operator;
import org.tillbridge.headquarters.operators.OperatorTokens;
import org.tillbridge.kernel.digest.Sha256;

/// Whose token a call carries: that of this process's data directory, or of another one's over the
/// same database that is there, or one that was made.
public final class KnownOperators {

    private static final String OPERATOR = Operator.class.getName();
    private static final String BEARER = "Bearer ";

    private final OperatorToken own;
    private final HeadquartersNodes nodes;
    private final OperatorTokens tokens;

    public KnownOperators(OperatorToken own, HeadquartersNodes nodes, OperatorTokens tokens) {
        this.own = own;
        this.nodes = nodes;
        this.tokens = tokens;
    }

    /// Looked up once per call.
    Optional<Operator> find(HttpServletRequest request) {
        if (request.getAttribute(OPERATOR) instanceof Operator operator) {
            return Optional.of(operator);
        }
        Optional<Operator> found = bearer(request).map(Sha256::hexOf).flatMap(this::withHash);
        found.ifPresent(operator -> request.setAttribute(OPERATOR, operator));
        return found;
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty());
    }

    private Optional<Operator> withHash(String hash) {
        return hash.equals(own.hash()) || nodes.isToken(hash)
                ? Optional.of(Operator.OF_THE_DATA_DIRECTORY)
                : tokens.find(hash);
    }
}
