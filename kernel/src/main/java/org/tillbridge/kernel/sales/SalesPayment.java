package org.tillbridge.kernel.sales;

import java.math.BigDecimal;

/// What was paid by one tender: CASH, CARD, …; negative: paid out.
public record SalesPayment(String tender, BigDecimal amount) {}
