package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// How a caller wants answers of OData: how much of their description, and in which version.
///
/// @param root where this door is, as the caller calls it: `http://localhost:8081/Commerce`
record AnswerFormat(Description description, Version version, String root) {

    static final String VERSION = "OData-Version";
    private static final String MOST = "OData-MaxVersion";
    private static final String DOOR = "/Commerce";
    private static final Pattern METADATA = Pattern.compile("(?:odata\\.)?metadata=\"?(none|minimal|full)");
    private static final Pattern FORMAT_OPTION = Pattern.compile("(?:^|&)(?:\\$|%24)?format=([^&]*)");

    /// How much an answer says of itself.
    enum Description {
        NONE,
        MINIMAL,
        FULL
    }

    /// The versions clients ask for; what is older does not come here.
    enum Version {
        V4_0("4.0"),
        V4_01("4.01");

        private final String number;

        Version(String number) {
            this.number = number;
        }
    }

    static AnswerFormat of(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        String path = request.getRequestURI();
        String host = url.endsWith(path) ? url.substring(0, url.length() - path.length()) : "";
        return new AnswerFormat(description(request), version(request), host + DOOR);
    }

    /// Rather than XML, where there are both: `$format=json`, else the first of the two in `Accept`.
    static boolean asksForJson(HttpServletRequest request) {
        String wanted = wanted(request);
        int json = wanted.indexOf("json");
        int xml = wanted.indexOf("xml");
        return json >= 0 && (xml < 0 || json < xml);
    }

    /// `$format`, else `Accept`.
    private static String wanted(HttpServletRequest request) {
        Matcher option = FORMAT_OPTION.matcher(text(request.getQueryString()));
        return option.find()
                ? option.group(1).replace("%3D", "=").replace("%2F", "/")
                : text(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static Description description(HttpServletRequest request) {
        Matcher said = METADATA.matcher(wanted(request));
        return said.find() ? Description.valueOf(said.group(1).toUpperCase(Locale.ROOT)) : Description.MINIMAL;
    }

    /// Whether the caller is a client of OData: they say which version they speak.
    static boolean isOfOData(HttpServletRequest request) {
        return request.getHeader(VERSION) != null || request.getHeader(MOST) != null;
    }

    /// Generated clients of OData say no more than that.
    static boolean acceptsJson(HttpServletRequest request) {
        return text(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.APPLICATION_JSON_VALUE);
    }

    private static Version version(HttpServletRequest request) {
        return text(request.getHeader(MOST)).strip().equals(Version.V4_01.number) ? Version.V4_01 : Version.V4_0;
    }

    /// Whether the caller said it speaks 4.0 and no more.
    boolean isOf4_0() {
        return version == Version.V4_0;
    }

    boolean isFull() {
        return description == Description.FULL;
    }

    boolean isBare() {
        return description == Description.NONE;
    }

    /// Where the description of an answer is.
    String context(String fragment) {
        return root + "/$metadata#" + fragment;
    }

    /// The headers of an answer in JSON.
    ResponseEntity.BodyBuilder dress(ResponseEntity.BodyBuilder answer) {
        String level = description.name().toLowerCase(Locale.ROOT);
        return answer.header(VERSION, version.number)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .contentType(MediaType.parseMediaType("application/json;odata.metadata=" + level));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
