package org.tillbridge.exchange.sessions;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of PostgreSQL's `COPY` text format, read as PostgreSQL reads it.
///
/// @param values what its columns have, null where it says `\N`; a NUL is shown as ␀
/// @param sound  whether each value is a text a database can hold
record CopiedLine(List<@Nullable String> values, boolean sound) {

    private static final char SHOWN_NUL = '\u2400';

    CopiedLine {
        values = new ArrayList<>(values);
    }

    static CopiedLine of(byte[] line) {
        int end = line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        var values = new ArrayList<@Nullable String>();
        boolean sound = true;
        int from = 0;
        for (int at = 0; at <= end; at++) {
            boolean ends = at == end || line[at] == '\t';
            if (ends) {
                byte[] value = Arrays.copyOfRange(line, from, at);
                byte[] bytes = unescaped(value);
                sound &= isText(bytes) && !hasBareReturn(value);
                values.add(isNull(value) ? null : new String(bytes, StandardCharsets.UTF_8).replace('\0', SHOWN_NUL));
                from = at + 1;
            } else if (line[at] == '\\') {
                at++;
            }
        }
        return new CopiedLine(values, sound);
    }

    boolean isReadable(int columns) {
        return sound && values.size() == columns;
    }

    String problem(int columns) {
        return values.size() != columns
                ? "The row has %d values, its table %d columns".formatted(values.size(), columns)
                : "The row has a character that is no text: NUL, or bytes that are not UTF-8";
    }

    private static boolean isNull(byte[] value) {
        return value.length == 2 && value[0] == '\\' && value[1] == 'N';
    }

    private static boolean hasBareReturn(byte[] value) {
        for (int at = 0; at < value.length; at++) {
            if (value[at] == '\r') {
                return true;
            }
            at += value[at] == '\\' ? 1 : 0;
        }
        return false;
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .filter(letter -> letter == 0)
                    .findFirst()
                    .isEmpty();
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    private static byte[] unescaped(byte[] value) {
        var bytes = new ByteArrayOutputStream(value.length);
        int at = 0;
        while (at < value.length) {
            if (value[at] != '\\' || at + 1 == value.length) {
                bytes.write(value[at++]);
            } else {
                at = escape(value, at + 1, bytes);
            }
        }
        return bytes.toByteArray();
    }

    /// Writes what stands behind a backslash; returns where it ends.
    private static int escape(byte[] value, int at, ByteArrayOutputStream bytes) {
        int octal = digits(value, at, 3, 8);
        if (octal > at) {
            bytes.write(Integer.parseInt(text(value, at, octal), 8));
            return octal;
        }
        int hexadecimal = value[at] == 'x' ? digits(value, at + 1, 2, 16) : at;
        if (hexadecimal > at + 1) {
            bytes.write(Integer.parseInt(text(value, at + 1, hexadecimal), 16));
            return hexadecimal;
        }
        bytes.write(
                switch (value[at]) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'v' -> 0x0b;
                    default -> value[at];
                });
        return at + 1;
    }

    private static int digits(byte[] value, int from, int most, int base) {
        int at = from;
        while (at < value.length && at < from + most && Character.digit(value[at], base) >= 0) {
            at++;
        }
        return at;
    }

    private static String text(byte[] value, int from, int to) {
        return new String(value, from, to - from, StandardCharsets.US_ASCII);
    }
}
