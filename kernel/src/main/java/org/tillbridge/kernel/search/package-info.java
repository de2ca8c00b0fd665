/// Finding customers by what people know of them; a store and headquarters search alike, each in its own database.
@NullMarked
package org.tillbridge.kernel.search;

import org.jspecify.annotations.NullMarked;
