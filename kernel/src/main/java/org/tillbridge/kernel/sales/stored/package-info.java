/// Transactions as both sides store them: what they consist of, read for many at once.
@NullMarked
package org.tillbridge.kernel.sales.stored;

import org.jspecify.annotations.NullMarked;
