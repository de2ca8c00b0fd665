/// One store's own work: what a till waits for.
@NullMarked
package org.tillbridge.bench.till;

import org.jspecify.annotations.NullMarked;
