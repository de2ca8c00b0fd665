package org.tillbridge.channel.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tillbridge.channel.odata.Token.Kind;

/// Cuts a condition into words. Its length is looked at first: what is too long costs nothing.
final class Tokens {

    static final int LONGEST = 4_096;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern VARIABLE = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*):.*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_./]*");

    private final String text;
    private final List<Token> found = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /// The last one is of kind END.
    static List<Token> of(String text) {
        if (text.length() > LONGEST) {
            throw new BadQuery(
                    "FilterTooComplex",
                    FilterParser.TARGET,
                    "A condition has at most %d characters; narrow it in several requests".formatted(LONGEST));
        }
        return new Tokens(text).all();
    }

    private List<Token> all() {
        if (text.indexOf('\0') >= 0) {
            throw FilterParser.refuse("A condition has no character 0");
        }
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Character.isWhitespace(next)) {
                at++;
            } else if (next == '\'') {
                addText();
            } else if (isMark(next) || next == ':') {
                add(mark(next), at, at + 1);
            } else {
                addRun();
            }
        }
        add(Kind.END, at, at);
        return List.copyOf(found);
    }

    private void add(Kind kind, int from, int to) {
        found.add(new Token(kind, text.substring(from, to), from + 1));
        at = to;
    }

    /// A quote inside is written twice.
    private void addText() {
        int start = at;
        var content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '\'') {
                content.append(next);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                content.append('\'');
                at++;
            } else {
                found.add(new Token(Kind.TEXT, content.toString(), start + 1));
                return;
            }
        }
        throw FilterParser.refuse("The text that begins at character %d does not end".formatted(start + 1));
    }

    private void addRun() {
        int end = at;
        while (end < text.length() && !isEnd(text.charAt(end))) {
            end++;
        }
        Matcher variable = VARIABLE.matcher(text.substring(at, end));
        if (variable.matches()) {
            end = at + variable.group(1).length();
        }
        add(kindOf(text.substring(at, end)), at, end);
    }

    private Kind kindOf(String run) {
        if (NUMBER.matcher(run).matches()) {
            return Kind.NUMBER;
        }
        if (DATE.matcher(run).matches()) {
            return Kind.DATE;
        }
        if (DATE_TIME.matcher(run).matches()) {
            return Kind.DATE_TIME;
        }
        if (WORD.matcher(run).matches()) {
            return Kind.WORD;
        }
        throw FilterParser.refuse("What stands at character %d is no name, number, day or instant".formatted(at + 1));
    }

    private static boolean isEnd(char next) {
        return Character.isWhitespace(next) || next == '\'' || isMark(next);
    }

    private static boolean isMark(char next) {
        return next == '(' || next == ')' || next == ',';
    }

    private static Kind mark(char next) {
        return switch (next) {
            case '(' -> Kind.OPEN;
            case ')' -> Kind.CLOSE;
            case ':' -> Kind.COLON;
            default -> Kind.COMMA;
        };
    }
}
