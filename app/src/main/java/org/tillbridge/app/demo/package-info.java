/// The demonstration: a chain of stores on this machine, customers created at its tills, and what
/// becomes of them.
///
/// Start reading: [RunDemo].
@NullMarked
package org.tillbridge.app.demo;

import org.jspecify.annotations.NullMarked;
