package org.tillbridge.headquarters.sales;

import java.util.List;

/// Gives the numbers of orders and invoices.
@FunctionalInterface
public interface SalesNumbers {

    String ORDER = "SALES_ORDER";
    String INVOICE = "INVOICE";

    /// In the caller's transaction, as many as are wanted; throws with the reason when there are
    /// fewer.
    List<String> take(String legalEntity, String sequence, int wanted);
}
