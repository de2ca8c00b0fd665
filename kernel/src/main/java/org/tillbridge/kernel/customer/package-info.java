/// What a customer may be: its keys, its fields and their limits, and the decisions on single
/// values. Pure Java, no database, no network; store and headquarters both ask here.
///
/// Start reading: [org.tillbridge.kernel.customer.CustomerRules].
@NullMarked
package org.tillbridge.kernel.customer;

import org.jspecify.annotations.NullMarked;
