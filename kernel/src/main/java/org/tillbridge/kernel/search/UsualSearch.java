package org.tillbridge.kernel.search;

/// Where a till looks for customers unless it says so: a setting of the functionality profile (spec
/// D12).
public enum UsualSearch {
    /// Among the customers that are sent there.
    STORE,
    /// Among all of them: headquarters is asked, and without an answer it is the store.
    ALL_STORES,
    /// Among those of the chain's other companies, too (spec D07).
    ALL_COMPANIES
}
