package org.tillbridge.kernel.customer;

/// A person is named by first, middle and last name; an organization by one name.
public enum CustomerType {
    PERSON,
    ORGANIZATION
}
