package org.tillbridge.channel.odata;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.odata.Filter.Operator;
import org.tillbridge.channel.odata.Token.Kind;

/// Reads a condition from left to right, one method a rank: or, and, not, comparison, value. What
/// is too deep or too wide is refused while it is read.
final class FilterParser {

    static final String TARGET = "$filter";
    static final int DEEPEST = 20;
    static final int MOST_PARTS = 200;

    private static final Pattern LAMBDA = Pattern.compile("(\\w+)/(any|all)");

    private final List<Token> tokens;
    private final Map<String, EdmType> properties;
    private final Map<String, Map<String, EdmType>> lists;
    /// The parts that are spoken of; null outside any and all.
    private @Nullable Lambda inside;
    private int at;
    private int depth;
    private int parts;

    private FilterParser(List<Token> tokens, Map<String, EdmType> properties, Map<String, Map<String, EdmType>> lists) {
        this.tokens = tokens;
        this.properties = properties;
        this.lists = lists;
    }

    /// `any` and `all` of a list of parts, which go by a name of the caller's.
    private record Lambda(String parts, String variable, Map<String, EdmType> properties) {}

    static Filter parse(String text, Map<String, EdmType> properties, Map<String, Map<String, EdmType>> lists) {
        var parser = new FilterParser(Tokens.of(text), properties, lists);
        Filter filter = parser.or();
        if (!parser.peek().is(Kind.END)) {
            throw refuse("At character %d the condition should end, or go on with and or or"
                    .formatted(parser.peek().place()));
        }
        return filter;
    }

    static BadQuery refuse(String detail) {
        return new BadQuery("InvalidFilter", TARGET, detail);
    }

    private Filter or() {
        deeper();
        Filter filter = and();
        while (takeWord("or")) {
            filter = new Filter.Or(filter, and());
        }
        depth--;
        return filter;
    }

    private Filter and() {
        Filter filter = unary();
        while (takeWord("and")) {
            filter = new Filter.And(filter, unary());
        }
        return filter;
    }

    private Filter unary() {
        if (takeWord("not")) {
            deeper();
            Filter negated = unary();
            depth--;
            return new Filter.Not(negated);
        }
        if (take(Kind.OPEN)) {
            Filter inner = or();
            require(Kind.CLOSE, "a closing parenthesis");
            return inner;
        }
        return comparison();
    }

    private Filter comparison() {
        Matcher lambda = LAMBDA.matcher(peek().text());
        if (peek().is(Kind.WORD) && lambda.matches() && tokens.get(at + 1).is(Kind.OPEN)) {
            return lambda(lambda.group(1), lambda.group(2).equals("any"));
        }
        Value left = value();
        Token next = peek();
        if (takeWord("in")) {
            return new Filter.In(left, list(left));
        }
        Optional<Operator> operator = operator(next);
        if (operator.isEmpty()) {
            requireTruth(left, next);
            return new Filter.Holds(left);
        }
        at++;
        Value right = value();
        requireComparable(left, operator.get(), right);
        return new Filter.Compare(left, operator.get(), right);
    }

    private Filter lambda(String parts, boolean any) {
        Token name = tokens.get(at);
        Map<String, EdmType> known = lists.get(parts);
        if (known == null || inside != null) {
            throw refuse("At character %d any and all go with %s, one level deep"
                    .formatted(name.place(), String.join(", ", new TreeSet<>(lists.keySet()))));
        }
        count();
        deeper();
        at += 2;
        Filter filter = any && take(Kind.CLOSE) ? new Filter.Any(parts, null) : condition(parts, any, known);
        depth--;
        return filter;
    }

    private Filter condition(String parts, boolean any, Map<String, EdmType> known) {
        Token variable = tokens.get(at);
        require(Kind.WORD, "a name for one of them, like a:");
        require(Kind.COLON, "a colon");
        inside = new Lambda(parts, variable.text(), known);
        Filter condition = or();
        inside = null;
        require(Kind.CLOSE, "a closing parenthesis");
        return any ? new Filter.Any(parts, condition) : new Filter.All(parts, condition);
    }

    private List<Value> list(Value left) {
        require(Kind.OPEN, "a list in parentheses");
        List<Value> list = new ArrayList<>();
        do {
            Value next = value();
            requireComparable(left, Operator.EQ, next);
            if (!(next instanceof Value.Literal || next instanceof Value.Null)) {
                throw refuse("A list after in has values only, like ('A','B')");
            }
            list.add(next);
        } while (take(Kind.COMMA));
        require(Kind.CLOSE, "a closing parenthesis");
        return list;
    }

    private Value value() {
        count();
        Token token = tokens.get(at++);
        return switch (token.kind()) {
            case TEXT -> new Value.Literal(EdmType.STRING, token.text());
            case NUMBER -> number(token);
            case DATE, DATE_TIME -> instant(token);
            case WORD -> word(token);
            case OPEN, CLOSE, COMMA, COLON, END ->
                throw refuse("At character %d a name or a value is missing".formatted(token.place()));
        };
    }

    private static Value number(Token token) {
        var number = new BigDecimal(token.text());
        boolean whole = token.text().chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return new Value.Literal(whole ? EdmType.INT32 : EdmType.DECIMAL, number);
    }

    private static Value instant(Token token) {
        try {
            return token.is(Kind.DATE)
                    ? new Value.Literal(EdmType.DATE, LocalDate.parse(token.text()))
                    : new Value.Literal(EdmType.DATE_TIME_OFFSET, OffsetDateTime.parse(token.text()));
        } catch (DateTimeException e) {
            throw refuse("What stands at character %d is no day or instant there is".formatted(token.place()));
        }
    }

    private Value word(Token token) {
        return switch (token.text()) {
            case "null" -> new Value.Null();
            case "true", "false" -> new Value.Literal(EdmType.BOOLEAN, Boolean.valueOf(token.text()));
            default -> peek().is(Kind.OPEN) ? call(token) : property(token);
        };
    }

    private Value property(Token token) {
        Lambda lambda = inside;
        if (lambda != null && token.text().startsWith(lambda.variable() + "/")) {
            String member = token.text().substring(lambda.variable().length() + 1);
            EdmType type = lambda.properties().get(member);
            if (type != null) {
                return new Value.Property(lambda.parts() + "/" + member, type);
            }
        }
        EdmType type = properties.get(token.text());
        if (type == null) {
            throw refuse(
                    "There is no property to filter by at character %d; $metadata names them".formatted(token.place()));
        }
        return new Value.Property(token.text(), type);
    }

    private Value call(Token name) {
        Function function = Function.find(name.text())
                .orElseThrow(() ->
                        refuse("There is no function at character %d that this store knows".formatted(name.place())));
        deeper();
        require(Kind.OPEN, "an opening parenthesis");
        List<Value> arguments = new ArrayList<>();
        if (!peek().is(Kind.CLOSE)) {
            do {
                arguments.add(value());
            } while (take(Kind.COMMA));
        }
        require(Kind.CLOSE, "a closing parenthesis");
        depth--;
        function.refusalOf(arguments).ifPresent(why -> {
            throw refuse(why);
        });
        return new Value.Call(function, arguments);
    }

    private static void requireComparable(Value left, Operator operator, Value right) {
        boolean ordered = operator != Operator.EQ && operator != Operator.NE;
        boolean truth = left.type() == EdmType.BOOLEAN || right.type() == EdmType.BOOLEAN;
        if (!left.type().goesWith(right.type()) || (ordered && truth)) {
            throw refuse("%s and %s cannot be compared so"
                    .formatted(left.type().words(), right.type().words()));
        }
    }

    private static void requireTruth(Value value, Token next) {
        if (value.type() != EdmType.BOOLEAN) {
            throw refuse(
                    "At character %d a comparison is missing: eq, ne, gt, ge, lt, le or in".formatted(next.place()));
        }
    }

    private static Optional<Operator> operator(Token token) {
        return Arrays.stream(Operator.values())
                .filter(operator -> token.isWord(operator.name().toLowerCase(Locale.ROOT)))
                .findAny();
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean take(Kind kind) {
        boolean there = peek().is(kind);
        at += there ? 1 : 0;
        return there;
    }

    private boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        at += there ? 1 : 0;
        return there;
    }

    private void require(Kind kind, String what) {
        if (!take(kind)) {
            throw refuse("At character %d %s is missing".formatted(peek().place(), what));
        }
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw tooComplex("A condition is at most %d levels deep".formatted(DEEPEST));
        }
    }

    private void count() {
        if (++parts > MOST_PARTS) {
            throw tooComplex("A condition has at most %d names and values".formatted(MOST_PARTS));
        }
    }

    private static BadQuery tooComplex(String detail) {
        return new BadQuery("FilterTooComplex", TARGET, detail + "; narrow it in several requests");
    }
}
