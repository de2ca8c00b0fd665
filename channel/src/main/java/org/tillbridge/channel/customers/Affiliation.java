package org.tillbridge.channel.customers;

/// A group customers join, for prices or service.
///
/// @param id how requests name it
public record Affiliation(String id, String name) {}
