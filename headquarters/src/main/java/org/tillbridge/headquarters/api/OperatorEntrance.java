package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets in only calls that carry the operator's token, which lies in a file only the operator can
/// read.
final class OperatorEntrance implements HandlerInterceptor {

    private final OperatorToken token;

    OperatorEntrance(OperatorToken token) {
        this.token = token;
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
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), token.value().getBytes(StandardCharsets.UTF_8));
    }
}
