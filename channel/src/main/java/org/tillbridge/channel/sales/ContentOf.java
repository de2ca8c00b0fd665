package org.tillbridge.channel.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.sales.SalesAmount;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;

/// What was asked for, as a SHA-256: taken before the store adds anything, so that asking again
/// gives the same. 10.0 is the same amount as 10.
final class ContentOf {

    private static final char END = '\u001f';

    private final StringBuilder text = new StringBuilder();

    private ContentOf() {}

    static String hash(NewTransaction given) {
        return Sha256.hexOf(new ContentOf().of(given).text.toString());
    }

    private ContentOf of(NewTransaction given) {
        var content = given.content();
        add(content.kind())
                .add(content.currency())
                .add(content.customer())
                .add(given.till().registerId())
                .add(given.till().staffId())
                .add(given.till().mode())
                .add(given.deliveryAddress())
                .add(given.returned())
                .add(given.occurredAt());
        content.lines().forEach(this::line);
        text.append('\n');
        content.amounts().forEach(this::amount);
        text.append('\n');
        content.payments().forEach(this::payment);
        return this;
    }

    private void line(SalesLine line) {
        add(line.item()).add(line.description()).add(line.barcode()).add(line.unit());
        number(line.quantity())
                .number(line.price())
                .number(line.discount())
                .number(line.net())
                .number(line.tax());
        add(line.taxGroup()).add(line.deliveryAddress()).add(line.returnedLine());
    }

    private void amount(SalesAmount amount) {
        add(amount.kind()).add(amount.line()).add(amount.code()).number(amount.amount());
    }

    private void payment(SalesPayment payment) {
        add(payment.tender()).number(payment.amount());
    }

    /// A digit count that is no amount stays as it was written.
    private ContentOf number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return add(Math.abs((long) plain.scale()) > 100 ? plain.toString() : plain.toPlainString());
    }

    private ContentOf add(@Nullable Object value) {
        if (value != null) {
            text.append(value);
        }
        text.append(END);
        return this;
    }
}
