package org.tillbridge.exchange.capture;

import java.util.List;
import java.util.stream.Collectors;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Names and values as PostgreSQL reads them back unchanged, whatever characters they have.
final class Quoted {

    private Quoted() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Each name quoted and put into `each`, separated by commas: `t.%s`.
    static String names(List<String> names, String each) {
        return names.stream().map(name -> each.formatted(name(name))).collect(Collectors.joining(", "));
    }

    /// A text value. Strings conform to the standard on every server: only the quote is special.
    static String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new TillbridgeException(ErrorCode.data("NulCharacter"), "A value has a NUL character");
        }
        return '\'' + text.replace("'", "''") + '\'';
    }
}
