/// The rules of the exchange, each proven with the real stations, real databases and a real line.
/// The comment of a test carries the rule's number in the protocol.
@org.jspecify.annotations.NullMarked
package org.tillbridge.acceptance.stations;
