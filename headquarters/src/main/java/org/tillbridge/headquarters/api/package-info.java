/// Headquarters' door: the exchange with the stores, and what operators may do. Resources only
/// translate.
@NullMarked
package org.tillbridge.headquarters.api;

import org.jspecify.annotations.NullMarked;
