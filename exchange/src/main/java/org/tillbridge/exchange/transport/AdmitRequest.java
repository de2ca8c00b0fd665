package org.tillbridge.exchange.transport;

/// A stopped store's database asks to go on: the code a person typed in (protocol U11).
public record AdmitRequest(String code) {}
