package org.tillbridge.kernel.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.Violation;

final class TransactionRulesTest {

    private static final CurrencyCode EURO = new CurrencyCode("EUR");
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    @ParameterizedTest
    @CsvSource({
        "2.675, EUR, 2.68",
        "-2.675, EUR, -2.68",
        "2.5, JPY, 3",
        "-2.5, JPY, -3",
        "1.0005, KWD, 1.001",
        "0.0049, EUR, 0.00"
    })
    void halfGoesAwayFromZeroToTheDecimalsOfTheCurrency(String amount, String currency, String rounded) {
        assertThat(Rounding.toCurrency(new BigDecimal(amount), new CurrencyCode(currency)))
                .isEqualTo(new BigDecimal(rounded));
    }

    @Test
    void aCurrencyIsOneThatCanBePaidIn() {
        assertThat(CurrencyCode.parse("EUR")).contains(EURO);
        assertThat(CurrencyCode.parse("XXX")).isEmpty();
        assertThat(CurrencyCode.parse("eur")).isEmpty();
        assertThat(new CurrencyCode("KWD").exponent()).isEqualTo(3);
    }

    @Test
    void statementsOverManyCurrenciesAreGivenEachWithItsDecimals() {
        var currencies = (String[]) CurrencyCode.exponents().get("currencies");
        var exponents = (Integer[]) CurrencyCode.exponents().get("exponents");

        assertThat(exponents).hasSameSizeAs(currencies);
        assertThat(exponents[List.of(currencies).indexOf("JPY")]).isZero();
        assertThat(exponents[List.of(currencies).indexOf("KWD")]).isEqualTo(3);
    }

    /// The oracle counts in whole ten-thousandths, with its own division.
    @Test
    void everyBasketAddsUpAndItsRoundingIsWhatAnOracleSays() {
        var random = new Random(28996);
        for (int basket = 0; basket < 20_000; basket++) {
            CurrencyCode currency =
                    new CurrencyCode(List.of("EUR", "JPY", "KWD").get(random.nextInt(3)));
            List<SalesLine> lines = lines(random);
            BigInteger gross = lines.stream()
                    .map(line -> line.net().movePointRight(4).toBigIntegerExact())
                    .reduce(BigInteger.ZERO, BigInteger::add);
            BigInteger paid = Oracle.round(gross, BigInteger.TEN.pow(4 - currency.exponent()));
            var payment = new SalesPayment("CASH", new BigDecimal(paid, 4));

            var verdict = TransactionRules.check(
                    new TransactionContent(TransactionKind.SALE, currency, null, lines, List.of(), List.of(payment)));

            assertThat(verdict).isInstanceOf(TransactionVerdict.Accepted.class);
            TransactionTotals totals = ((TransactionVerdict.Accepted) verdict).totals();
            assertThat(totals.rounding()).isEqualByComparingTo(new BigDecimal(paid.subtract(gross), 4));
            assertThat(totals.payments()).isEqualByComparingTo(totals.gross().add(totals.rounding()));
        }
    }

    @Test
    void aReturnIsTheMirrorOfItsSale() {
        BigDecimal price = new BigDecimal("2.675");
        var sold = accepted(sale(List.of(line("1", price)), "2.68"));
        var back = accepted(content(TransactionKind.RETURN, List.of(line("-1", price)), List.of(), "-2.68"));

        assertThat(back.totals().rounding()).isEqualTo(sold.totals().rounding().negate());
        assertThat(back.content().amounts()).singleElement().satisfies(amount -> {
            assertThat(amount.kind()).isEqualTo(AmountKind.ROUNDING);
            assertThat(amount.amount()).isEqualByComparingTo("-0.005");
        });
    }

    @Test
    void aRoundingToCoinsIsTakenAsGiven() {
        var coins = new SalesAmount(AmountKind.ROUNDING, null, null, new BigDecimal("0.02"));
        var much = new SalesAmount(AmountKind.ROUNDING, null, null, new BigDecimal("0.51"));
        List<SalesLine> lines = List.of(line("1", new BigDecimal("9.98")));

        assertThat(accepted(content(TransactionKind.SALE, lines, List.of(coins), "10.00"))
                        .totals()
                        .rounding())
                .isEqualByComparingTo("0.02");
        assertThat(codes(content(TransactionKind.SALE, lines, List.of(much), "10.49")))
                .containsExactly(TransactionCodes.ROUNDING);
    }

    @Test
    void chargesAndTheirTaxCountAndAmountsOfLinesAreOfWhatTheLinesSay() {
        var taxed = new SalesLine(
                "A",
                null,
                null,
                null,
                new BigDecimal("2"),
                new BigDecimal("10"),
                new BigDecimal("5"),
                new BigDecimal("15"),
                new BigDecimal("3.15"),
                "STD",
                null,
                null);
        var amounts = List.of(
                new SalesAmount(AmountKind.CHARGE, null, "DELIVERY", new BigDecimal("4")),
                new SalesAmount(AmountKind.TAX, null, "VAT", new BigDecimal("0.84")),
                new SalesAmount(AmountKind.TAX, 1, "VAT", new BigDecimal("3.15")),
                new SalesAmount(AmountKind.DISCOUNT, 1, "SUMMER", new BigDecimal("5")));

        var totals = accepted(content(TransactionKind.SALE, List.of(taxed), amounts, "22.99"))
                .totals();

        assertThat(totals.net()).isEqualByComparingTo("15");
        assertThat(totals.tax()).isEqualByComparingTo("3.99");
        assertThat(totals.charges()).isEqualByComparingTo("4");
        assertThat(totals.discount()).isEqualByComparingTo("5");
        var other = new SalesAmount(AmountKind.TAX, 1, "VAT", BigDecimal.ONE);
        assertThat(codes(content(TransactionKind.SALE, List.of(taxed), List.of(other), "18.15")))
                .containsExactly(TransactionCodes.AMOUNTS);
    }

    @ParameterizedTest
    @CsvSource({
        "SALE, 1, 10, 0, 9, 0, NetAmountDiffers",
        "SALE, 1, -10, 0, -10, 0, NegativePrice",
        "SALE, 0, 10, 0, 0, 0, QuantityMissing",
        "SALE, 1, 10, 11, -1, 0, InvalidLineDiscount",
        "SALE, -1, 10, 1, -11, 0, InvalidLineDiscount",
        "SALE, 1, 10, 0, 10, -1, SignContradiction",
        "RETURN, 1, 10, 0, 10, 0, ReturnHasSoldLines",
        "SALE, 1.00001, 10, 0, 10, 0, InvalidAmount",
        "SALE, 1, 1E999999999, 0, 10, 0, InvalidAmount",
        "SALE, 1, 1E-999999999, 0, 10, 0, InvalidAmount"
    })
    void aLineThatDoesNotAddUpIsRefused(
            TransactionKind kind, String quantity, String price, String discount, String net, String tax, String code) {
        var line = new SalesLine(
                "A",
                null,
                null,
                null,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(discount),
                new BigDecimal(net),
                new BigDecimal(tax),
                null,
                null,
                null);

        assertThat(codes(content(kind, List.of(line), List.of(), net))).contains(code);
    }

    @Test
    void whatIsNotPaidOrEmptyOrTooLargeIsRefused() {
        List<SalesLine> lines = List.of(line("1", BigDecimal.TEN));

        assertThat(codes(sale(lines, "9.99"))).containsExactly(TransactionCodes.PAYMENTS);
        assertThat(codes(sale(lines, "10.001"))).containsExactly(TransactionCodes.PAYMENT_DECIMALS);
        assertThat(codes(sale(List.of(), "0"))).containsExactly(TransactionCodes.EMPTY);
        assertThat(codes(sale(Collections.nCopies(5_001, lines.getFirst()), "0")))
                .containsExactly(TransactionCodes.TOO_LARGE);
        assertThat(codes(sale(List.of(SalesLine.of(" ", "\0", BigDecimal.ONE, ZERO)), "0")))
                .containsExactly(TransactionCodes.ITEM_MISSING, Violation.INVALID_TEXT);
    }

    @Test
    void aCustomerOrderNamesItsCustomer() {
        List<SalesLine> lines = List.of(line("1", BigDecimal.TEN));

        assertThat(codes(content(TransactionKind.CUSTOMER_ORDER, lines, List.of(), "10")))
                .containsExactly(TransactionCodes.CUSTOMER_MISSING);
        accepted(new TransactionContent(
                TransactionKind.CUSTOMER_ORDER,
                EURO,
                new CustomerId(new UUID(0, 1)),
                lines,
                List.of(),
                List.of(new SalesPayment("CARD", BigDecimal.TEN))));
    }

    private static List<SalesLine> lines(Random random) {
        List<SalesLine> lines = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            BigDecimal quantity =
                    BigDecimal.valueOf(random.nextInt(1, 100_000) * (random.nextInt(9) == 0 ? -1L : 1L), 2);
            BigDecimal price = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5));
            lines.add(SalesLine.of("A" + i, null, quantity, price));
        }
        return lines;
    }

    private static final class Oracle {

        static BigInteger round(BigInteger units, BigInteger step) {
            BigInteger[] parts = units.abs().divideAndRemainder(step);
            boolean up = parts[1].shiftLeft(1).compareTo(step) >= 0;
            BigInteger whole = (up ? parts[0].add(BigInteger.ONE) : parts[0]).multiply(step);
            return units.signum() < 0 ? whole.negate() : whole;
        }
    }

    private static SalesLine line(String quantity, BigDecimal price) {
        return SalesLine.of("A", null, new BigDecimal(quantity), price);
    }

    private static TransactionContent sale(List<SalesLine> lines, String paid) {
        return content(TransactionKind.SALE, lines, List.of(), paid);
    }

    private static TransactionContent content(
            TransactionKind kind, List<SalesLine> lines, List<SalesAmount> amounts, String paid) {
        @Nullable CustomerId nobody = null;
        return new TransactionContent(
                kind, EURO, nobody, lines, amounts, List.of(new SalesPayment("CASH", new BigDecimal(paid))));
    }

    private static TransactionVerdict.Accepted accepted(TransactionContent content) {
        TransactionVerdict verdict = TransactionRules.check(content);
        assertThat(verdict).isInstanceOf(TransactionVerdict.Accepted.class);
        return (TransactionVerdict.Accepted) verdict;
    }

    private static List<String> codes(TransactionContent content) {
        return switch (TransactionRules.check(content)) {
            case TransactionVerdict.Accepted accepted -> List.of();
            case TransactionVerdict.Refused refused ->
                refused.violations().stream().map(Violation::code).toList();
        };
    }
}
