/// Finding customers of all stores. What they are found by is kept up behind the conversion, so
/// that it costs the conversion nothing.
@NullMarked
package org.tillbridge.headquarters.search;

import org.jspecify.annotations.NullMarked;
