package org.tillbridge.acceptance.stations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sales.AmountKind;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.Rounding;
import org.tillbridge.kernel.sales.SalesAmount;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;

/// Baskets that add up, as odd as a till may ring them up: weighed goods, prices of four decimals,
/// discounts up to all of a line, taxes and charges as given, returns, and coins of currencies with
/// none to four decimals.
final class RandomBaskets {

    /// Yen, euro, dinar, unidad de fomento.
    private static final List<CurrencyCode> CURRENCIES =
            Stream.of("JPY", "EUR", "KWD", "CLF").map(CurrencyCode::new).toList();

    private static final int MOST_LINES = 6;

    private final Random random;

    RandomBaskets(long seed) {
        this.random = new Random(seed);
    }

    TransactionContent next(@Nullable CustomerId customer) {
        TransactionKind kind = random.nextInt(5) == 0 ? TransactionKind.RETURN : TransactionKind.SALE;
        CurrencyCode currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        List<SalesLine> lines = IntStream.rangeClosed(1, random.nextInt(1, MOST_LINES + 1))
                .mapToObj(line -> line(kind))
                .toList();
        List<SalesAmount> amounts = amounts(lines);
        BigDecimal gross = gross(lines, amounts);
        BigDecimal paid = paid(gross, currency);
        if (paid.compareTo(Rounding.toCurrency(gross, currency)) != 0) {
            amounts.add(new SalesAmount(AmountKind.ROUNDING, null, null, paid.subtract(gross)));
        }
        return new TransactionContent(kind, currency, customer, lines, amounts, payments(paid, currency));
    }

    private SalesLine line(TransactionKind kind) {
        boolean isGivenBack = kind == TransactionKind.RETURN || random.nextInt(8) == 0;
        BigDecimal quantity = random.nextInt(3) == 0 ? decimal(30_000) : new BigDecimal(random.nextInt(1, 20));
        BigDecimal signed = isGivenBack ? quantity.negate() : quantity;
        BigDecimal price = random.nextInt(20) == 0 ? BigDecimal.ZERO : decimal(random.nextInt(2, 2_000_000));
        BigDecimal full = Rounding.toLine(signed.multiply(price));
        BigDecimal discount = part(full, List.of(0, 0, 0, 1, 33, 50, 100));
        BigDecimal tax = Rounding.toLine(signed.abs().multiply(part(price, List.of(0, 7, 21))));
        return new SalesLine(
                "P" + random.nextInt(5),
                null,
                null,
                random.nextInt(4) == 0 ? "kg" : null,
                signed,
                price,
                discount,
                full.subtract(discount),
                isGivenBack ? tax.negate() : tax,
                null,
                null,
                null);
    }

    /// From 0.0001 on.
    private BigDecimal decimal(int most) {
        return BigDecimal.valueOf(random.nextInt(1, most), Rounding.LINE_DECIMALS);
    }

    private BigDecimal part(BigDecimal of, List<Integer> percents) {
        int percent = percents.get(random.nextInt(percents.size()));
        return of.multiply(BigDecimal.valueOf(percent, 2)).setScale(Rounding.LINE_DECIMALS, RoundingMode.DOWN);
    }

    private List<SalesAmount> amounts(List<SalesLine> lines) {
        List<SalesAmount> amounts = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            SalesLine of = lines.get(line - 1);
            if (of.tax().signum() != 0 && random.nextBoolean()) {
                amounts.add(new SalesAmount(AmountKind.TAX, line, "VAT", of.tax()));
            }
            if (of.discount().signum() != 0 && random.nextBoolean()) {
                BigDecimal some = part(of.discount(), List.of(40));
                amounts.add(new SalesAmount(AmountKind.DISCOUNT, line, "LOYAL", some));
                amounts.add(new SalesAmount(
                        AmountKind.DISCOUNT, line, "WEEKEND", of.discount().subtract(some)));
            }
        }
        if (random.nextInt(3) == 0) {
            amounts.add(new SalesAmount(AmountKind.CHARGE, null, "BAG", decimal(5_000)));
            amounts.add(new SalesAmount(AmountKind.TAX, null, "VAT", decimal(1_000)));
        }
        return amounts;
    }

    private static BigDecimal gross(List<SalesLine> lines, List<SalesAmount> amounts) {
        Stream<BigDecimal> ofLines = lines.stream().map(line -> line.net().add(line.tax()));
        Stream<BigDecimal> beside =
                amounts.stream().filter(amount -> isOfWhole(amount)).map(SalesAmount::amount);
        return Stream.concat(ofLines, beside).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isOfWhole(SalesAmount amount) {
        return amount.kind() == AmountKind.CHARGE || amount.kind() == AmountKind.TAX && amount.line() == null;
    }

    /// To the currency's smallest coin, or to five of them.
    private BigDecimal paid(BigDecimal gross, CurrencyCode currency) {
        if (random.nextInt(4) > 0) {
            return Rounding.toCurrency(gross, currency);
        }
        BigDecimal coin = currency.smallest().multiply(new BigDecimal(5));
        return gross.divide(coin, 0, RoundingMode.HALF_UP).multiply(coin);
    }

    private List<SalesPayment> payments(BigDecimal paid, CurrencyCode currency) {
        if (paid.signum() == 0) {
            return List.of();
        }
        BigDecimal byCard = part(paid, List.of(0, 0, 30)).setScale(currency.exponent(), RoundingMode.DOWN);
        return byCard.signum() == 0
                ? List.of(new SalesPayment("CASH", paid))
                : List.of(new SalesPayment("CARD", byCard), new SalesPayment("CASH", paid.subtract(byCard)));
    }
}
