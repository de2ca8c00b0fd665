package org.tillbridge.channel.sales;

import java.math.BigDecimal;

/// What was in the drawer of one tender.
///
/// @param startedWith at the beginning of the shift
/// @param removed to the safe or the bank
/// @param counted at the end
/// @param currency the store's; empty where it has none
public record CountedTender(
        String tender, BigDecimal startedWith, BigDecimal removed, BigDecimal counted, String currency) {}
