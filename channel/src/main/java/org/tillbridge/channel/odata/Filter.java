package org.tillbridge.channel.odata;

import java.util.List;

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
