/// The language of OData 4.01 as far as this door speaks it: options of a query, conditions, the
/// description of what there is. It knows no customer and no database.
///
/// Start reading: [org.tillbridge.channel.odata.QueryOptions].
@NullMarked
package org.tillbridge.channel.odata;

import org.jspecify.annotations.NullMarked;
