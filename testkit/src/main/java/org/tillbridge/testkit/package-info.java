/// Words for tests: a database of one's own, a clock that moves when told to, a line that breaks
/// when told to.
@NullMarked
package org.tillbridge.testkit;

import org.jspecify.annotations.NullMarked;
