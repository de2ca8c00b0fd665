package org.tillbridge.kernel.customer;

/// What becomes of an address that is not as its country's post has it (decision 0031).
public enum CountryCheck {
    /// It is taken; the answer says what is unusual. Nobody waits at a till.
    WARNS,
    /// It is refused.
    REFUSES
}
