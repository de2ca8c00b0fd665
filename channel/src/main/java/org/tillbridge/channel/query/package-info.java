/// Questions about customers that are put together while the program runs: conditions and orders
/// of callers become one statement with bound parameters, built by jOOQ. No text of a caller is
/// ever part of a statement.
///
/// Start reading: [org.tillbridge.channel.query.FindCustomerKeys].
@NullMarked
package org.tillbridge.channel.query;

import org.jspecify.annotations.NullMarked;
