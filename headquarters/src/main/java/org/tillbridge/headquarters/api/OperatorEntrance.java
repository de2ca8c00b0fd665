package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.tillbridge.headquarters.nodes.HeadquartersNodes;

/// Lets in only calls that carry the operator's token, which lies in a file only the operator can
/// read: the one of this process, or of another over the same database that is there.
final class OperatorEntrance implements HandlerInterceptor {

    private final OperatorToken token;
    private final HeadquartersNodes nodes;

    OperatorEntrance(OperatorToken token, HeadquartersNodes nodes) {
        this.token = token;
        this.nodes = nodes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean known = StoreEntrance.bearer(request).filter(this::isToken).isPresent();
        if (!known) {
            Problems.unauthorized(response, "OperatorUnknown", "This call needs the operator's token");
        }
        return known;
    }

    private boolean isToken(String given) {
        String hash = OperatorToken.hash(given);
        return hash.equals(token.hash()) || nodes.isToken(hash);
    }
}
