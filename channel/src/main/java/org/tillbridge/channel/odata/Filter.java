package org.tillbridge.channel.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition of `$filter`: read, and checked to make sense.
public sealed interface Filter {

    record And(Filter left, Filter right) implements Filter {}

    record Or(Filter left, Filter right) implements Filter {}

    record Not(Filter negated) implements Filter {}

    record Compare(Value left, Operator operator, Value right) implements Filter {}

    record In(Value value, List<Value> list) implements Filter {

        public In {
            list = List.copyOf(list);
        }
    }

    /// Whether one of the parts there are is as said.
    ///
    /// @param condition null: whatever it is like
    record Any(String parts, @Nullable Filter condition) implements Filter {}

    /// Whether all parts there are, if any, are as said.
    record All(String parts, Filter condition) implements Filter {}

    /// A value that is true or false itself.
    record Holds(Value value) implements Filter {}

    /// How two values are compared.
    enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE
    }
}
