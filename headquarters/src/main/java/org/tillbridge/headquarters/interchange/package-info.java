/// Customers in rows and columns, as other systems keep them: taken over with their account IDs,
/// and given out. The columns are those of Dynamics 365's entity *CustomersV3*.
@NullMarked
package org.tillbridge.headquarters.interchange;

import org.jspecify.annotations.NullMarked;
