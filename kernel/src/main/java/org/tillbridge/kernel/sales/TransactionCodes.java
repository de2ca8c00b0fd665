package org.tillbridge.kernel.sales;

/// What can be wrong with a transaction; the same words at a till and at headquarters.
public final class TransactionCodes {

    /// A transaction has at least one line
    public static final String EMPTY = "TransactionIsEmpty";
    /// More lines, amounts or payments than one transaction can hold
    public static final String TOO_LARGE = "TransactionTooLarge";
    /// An order is somebody's: it names its customer
    public static final String CUSTOMER_MISSING = "OrderCustomerMissing";
    /// A number has more decimals, or is larger, than an amount can be
    public static final String NOT_AN_AMOUNT = "InvalidAmount";
    /// A line is of at least a part of something
    public static final String NO_QUANTITY = "QuantityMissing";
    /// What is given back has a negative quantity, never a negative price
    public static final String NEGATIVE_PRICE = "NegativePrice";
    /// A discount has the sign of what it is taken off, and is not more
    public static final String LINE_DISCOUNT = "InvalidLineDiscount";
    /// A line's net amount is quantity times price less discount
    public static final String NET_AMOUNT = "NetAmountDiffers";
    /// A tax has the sign of what it is paid on
    public static final String SIGN = "SignContradiction";
    /// Everything in a return is given back; what is sold beside it is a sale
    public static final String RETURN_SIGN = "ReturnHasSoldLines";
    /// What an amount is of is a line of the transaction
    public static final String AMOUNT_LINE = "AmountLineNotFound";
    /// The discounts or taxes of a line come to what the line says
    public static final String AMOUNTS = "LineAmountsDiffer";
    /// A charge or rounding is of the whole transaction
    public static final String AMOUNT_KIND = "AmountOfWholeTransaction";
    /// A payment has no more decimals than its currency
    public static final String PAYMENT_DECIMALS = "PaymentDecimals";
    /// Payments come to net, tax and charges, rounded to the currency
    public static final String PAYMENTS = "PaymentsDiffer";
    /// A rounding is of coins
    public static final String ROUNDING = "RoundingTooLarge";
    /// A product has a number
    public static final String ITEM_MISSING = "ItemMissing";

    private TransactionCodes() {}
}
