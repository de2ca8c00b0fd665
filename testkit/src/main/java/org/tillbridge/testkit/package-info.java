/// Words for tests: a database of one's own, a clock that can be moved, a line that can be cut.
@NullMarked
package org.tillbridge.testkit;

import org.jspecify.annotations.NullMarked;
