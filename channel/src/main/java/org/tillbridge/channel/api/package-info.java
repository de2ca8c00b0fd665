/// The store's door: the original's names and shapes, translated to and from the stations. No rule
/// is in here.
///
/// Start reading: [org.tillbridge.channel.api.CustomersController].
@NullMarked
package org.tillbridge.channel.api;

import org.jspecify.annotations.NullMarked;
