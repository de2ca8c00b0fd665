/// The replay: a year of a real retailer, rung up again at the stores of a chain, day by day, and
/// posted; then compared with what must come out.
///
/// Start reading: [RunReplay].
@NullMarked
package org.tillbridge.app.replay;

import org.jspecify.annotations.NullMarked;
