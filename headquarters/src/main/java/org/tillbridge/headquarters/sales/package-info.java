/// What orders and statements have in common: the customers that transactions mention are pulled
/// through conversion first.
///
/// Start reading: [PullCustomers].
@NullMarked
package org.tillbridge.headquarters.sales;

import org.jspecify.annotations.NullMarked;
