/// One exception for everything that should not have happened, with a code that says what kind of
/// trouble it is.
@NullMarked
package org.tillbridge.kernel.error;

import org.jspecify.annotations.NullMarked;
