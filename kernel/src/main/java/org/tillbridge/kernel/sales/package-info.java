/// What a sale, return or order may be: its amounts, their rounding, what a transaction must add up
/// to. Pure Java, no database; store and headquarters both ask here.
///
/// Start reading: [org.tillbridge.kernel.sales.TransactionRules].
@NullMarked
package org.tillbridge.kernel.sales;

import org.jspecify.annotations.NullMarked;
