package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tillbridge.headquarters.orders.OrderDetail;
import org.tillbridge.headquarters.orders.OrderView;

/// One order as a person reads it.
record OrderScreen(Output output) {

    void print(OrderDetail detail) {
        OrderView order = detail.order();
        line("Order", order.transactionId().toString());
        line("Rung up", "store %s, receipt %s, %s".formatted(order.store(), order.receiptId(), order.businessDate()));
        line("Confirmation", Objects.requireNonNullElse(order.confirmationNumber(), "-"));
        line(
                "Customer",
                "%s %s".formatted(OrdersCommand.customer(order), Objects.requireNonNullElse(order.customerName(), "")));
        line("Paid", OrdersCommand.paid(order));
        line("State", OrdersCommand.state(order));
        if (order.reason() != null) {
            line("Because", "%s (%s)".formatted(order.reason(), order.reasonCode()));
        }
        if (order.salesId() != null) {
            line("Sales order", order.salesId());
        }
        if (order.holdCode() != null) {
            line(
                    "On hold",
                    "%s; release it: tillbridge orders release %s".formatted(order.holdCode(), order.salesId()));
        }
        output.line("");
        List<List<String>> lines = new ArrayList<>();
        detail.lines()
                .forEach(each -> lines.add(List.of(
                        Integer.toString(each.line()),
                        each.item(),
                        each.quantity().stripTrailingZeros().toPlainString(),
                        StatementText.figures(each.price()),
                        StatementText.figures(each.netAmount()),
                        Objects.requireNonNullElse(each.description(), "-"))));
        output.table(List.of("LINE", "ITEM", "QUANTITY", "PRICE", "NET", "DESCRIPTION"), lines);
        edits(detail.edits());
    }

    private void line(String name, String value) {
        output.line(String.format(Locale.ROOT, "%-13s %s", name, value.strip()));
    }

    private void edits(List<OrderDetail.Edit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        output.line("");
        List<List<String>> rows = new ArrayList<>();
        edits.forEach(edit -> rows.add(List.of(
                edit.at().toString(),
                edit.by(),
                edit.row() == null ? edit.field() : "%s of row %d".formatted(edit.field(), edit.row()),
                Objects.requireNonNullElse(edit.before(), "-"),
                Objects.requireNonNullElse(edit.after(), "-"))));
        output.table(List.of("EDITED", "BY", "FIELD", "BEFORE", "AFTER"), rows);
    }
}
