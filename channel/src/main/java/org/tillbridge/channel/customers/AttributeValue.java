package org.tillbridge.channel.customers;

import org.tillbridge.kernel.attribute.AttributeKind;

/// What a customer has of an attribute.
///
/// @param value canonical
public record AttributeValue(String name, AttributeKind kind, String value) {}
