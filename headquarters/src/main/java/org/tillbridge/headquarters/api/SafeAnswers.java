package org.tillbridge.headquarters.api;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Tells browsers what no answer of this door is: a page to run scripts of, to put into a frame, to
/// keep, or of another type than it says. Pages say themselves what they need.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SafeAnswers implements Filter {

    static final String POLICY = "Content-Security-Policy";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var answer = (HttpServletResponse) response;
        String path = ((HttpServletRequest) request).getRequestURI();
        if (!path.startsWith(DocsResource.PATH) && (path.startsWith("/api/") || path.startsWith("/exchange/"))) {
            answer.setHeader(POLICY, "default-src 'none'; frame-ancestors 'none'");
            answer.setHeader("X-Content-Type-Options", "nosniff");
            answer.setHeader("X-Frame-Options", "DENY");
            answer.setHeader("Referrer-Policy", "no-referrer");
            answer.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
