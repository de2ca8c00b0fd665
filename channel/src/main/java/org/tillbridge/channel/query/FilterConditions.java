package org.tillbridge.channel.query;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.tillbridge.channel.odata.Filter;
import org.tillbridge.channel.odata.Filter.Operator;
import org.tillbridge.channel.odata.Value;
import org.tillbridge.kernel.customer.CustomerReference;

/// Turns a condition of OData into one of SQL. Unlike SQL's, OData's comparisons know only true and
/// false: nothing equals nothing, and nothing is neither more nor less than anything.
final class FilterConditions {

    private final FilterValues values;

    FilterConditions(FilterValues values) {
        this.values = values;
    }

    Condition of(Filter filter) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> of(left).and(of(right));
            case Filter.Or(Filter left, Filter right) -> of(left).or(of(right));
            case Filter.Not(Filter negated) -> DSL.not(of(negated));
            case Filter.Compare(Value left, Operator operator, Value right) -> compare(left, operator, right);
            case Filter.In(Value value, List<Value> list) ->
                DSL.or(list.stream()
                        .map(one -> compare(value, Operator.EQ, one))
                        .toList());
            case Filter.Any(String parts, Filter condition) ->
                DSL.exists(hers(condition == null ? DSL.trueCondition() : of(condition)));
            case Filter.All(String parts, Filter condition) -> DSL.notExists(hers(DSL.not(of(condition))));
            case Filter.Holds(Value value) -> DSL.condition(values.truth(value));
        };
    }

    /// Addresses are all the parts there are to ask about.
    private static Select<?> hers(Condition condition) {
        return DSL.selectOne()
                .from(CustomerColumns.ADDRESS)
                .where(CustomerColumns.isHers())
                .and(condition);
    }

    private Condition compare(Value left, Operator operator, Value right) {
        if (right instanceof Value.Null) {
            return withNothing(left, operator);
        }
        if (left instanceof Value.Null) {
            return withNothing(right, operator);
        }
        if (isAccount(left) && right instanceof Value.Literal given) {
            return account(operator, given);
        }
        if (isAccount(right) && left instanceof Value.Literal && isEquality(operator)) {
            return compare(right, operator, left);
        }
        return compared(values.of(left), operator, values.of(right));
    }

    private Condition withNothing(Value value, Operator operator) {
        return switch (operator) {
            case EQ ->
                value instanceof Value.Null
                        ? DSL.trueCondition()
                        : values.of(value).isNull();
            case NE ->
                value instanceof Value.Null
                        ? DSL.falseCondition()
                        : values.of(value).isNotNull();
            case GT, GE, LT, LE -> DSL.falseCondition();
        };
    }

    /// By the account ID or, for ever, by the UUID: as everywhere at this door, and by their indexes.
    private Condition account(Operator operator, Value.Literal given) {
        if (!isEquality(operator)) {
            return compared(
                    values.of(new Value.Property(CustomerColumns.ACCOUNT_NUMBER, given.type())),
                    operator,
                    values.of(given));
        }
        Condition same = CustomerReference.parse(String.valueOf(given.value()))
                .map(FilterConditions::is)
                .orElseGet(DSL::falseCondition);
        return operator == Operator.EQ ? same : DSL.not(same);
    }

    private static Condition is(CustomerReference reference) {
        return switch (reference) {
            case CustomerReference.ById byId ->
                CustomerColumns.CUSTOMER_ID.eq(byId.id().value());
            case CustomerReference.ByAccount byAccount ->
                CustomerColumns.ACCOUNT_ID
                        .isNotNull()
                        .and(CustomerColumns.ACCOUNT_ID.eq(byAccount.account().value()));
        };
    }

    private static Condition compared(Field<Object> left, Operator operator, Field<Object> right) {
        return switch (operator) {
            case EQ -> left.isNotDistinctFrom(right);
            case NE -> left.isDistinctFrom(right);
            case GT -> knownAndTrue(left.gt(right));
            case GE -> knownAndTrue(left.ge(right));
            case LT -> knownAndTrue(left.lt(right));
            case LE -> knownAndTrue(left.le(right));
        };
    }

    private static Condition knownAndTrue(Condition condition) {
        return DSL.condition(DSL.coalesce(DSL.field(condition), DSL.inline(false)));
    }

    private static boolean isEquality(Operator operator) {
        return operator == Operator.EQ || operator == Operator.NE;
    }

    private static boolean isAccount(Value value) {
        return value instanceof Value.Property property && property.name().equals(CustomerColumns.ACCOUNT_NUMBER);
    }
}
