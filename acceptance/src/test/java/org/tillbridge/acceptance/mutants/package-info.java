/// Each patch in `acceptance/mutants` takes one rule out of the code; the test it names has to
/// notice.
@NullMarked
package org.tillbridge.acceptance.mutants;

import org.jspecify.annotations.NullMarked;
