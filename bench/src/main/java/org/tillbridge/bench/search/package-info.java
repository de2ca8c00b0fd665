/// Search at a store with many customers, beside trigram indexes.
@NullMarked
package org.tillbridge.bench.search;

import org.jspecify.annotations.NullMarked;
