/// Sessions and packages on their way: sent, received, built and applied, each exactly once
/// (docs/reference/protocol.md is the law here:
/// the rules U1 to U12 and D1 to D11 are named where they are kept).
@NullMarked
package org.tillbridge.exchange.sessions;

import org.jspecify.annotations.NullMarked;
