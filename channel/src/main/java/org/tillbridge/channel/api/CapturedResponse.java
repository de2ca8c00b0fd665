package org.tillbridge.channel.api;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes what a route answers to one request of a batch, and lets nothing of it out.
final class CapturedResponse extends HttpServletResponseWrapper {

    private final Map<String, String> headers = new TreeMap<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private int status = SC_OK;

    CapturedResponse(HttpServletResponse outer) {
        super(outer);
    }

    PartAnswer answer() {
        return new PartAnswer(status, headers, content.toString(StandardCharsets.UTF_8));
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int next) {
                content.write(next);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                content.write(bytes, from, length);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("A request of a batch is answered at once");
            }
        };
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(new OutputStreamWriter(content, StandardCharsets.UTF_8), true);
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.merge(name.toLowerCase(Locale.ROOT), value, (all, next) -> all + ", " + next);
    }

    @Override
    public void setDateHeader(String name, long date) {
        setHeader(name, String.valueOf(date));
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, String.valueOf(value));
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Collection<String> getHeaders(String name) {
        String value = getHeader(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public Collection<String> getHeaderNames() {
        return headers.keySet();
    }

    @Override
    public boolean containsHeader(String name) {
        return getHeader(name) != null;
    }

    @Override
    public void setContentType(@Nullable String type) {
        if (type != null) {
            setHeader("content-type", type);
        }
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader("content-type");
    }

    @Override
    public void setContentLength(int length) {
        // The answer to the batch has a length of its own.
    }

    @Override
    public void setContentLengthLong(long length) {
        // The answer to the batch has a length of its own.
    }

    @Override
    public void setCharacterEncoding(String encoding) {
        // UTF-8, as everywhere at this door.
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int code) {
        status = code;
    }

    @Override
    public void sendError(int code, String message) {
        status = code;
    }

    @Override
    public void flushBuffer() {
        // Nothing goes out before the batch is done.
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void reset() {
        content.reset();
        headers.clear();
        status = SC_OK;
    }

    @Override
    public void resetBuffer() {
        content.reset();
    }
}
