/// Ten thousand stores that wait on one headquarters.
@NullMarked
package org.tillbridge.bench.stores;

import org.jspecify.annotations.NullMarked;
