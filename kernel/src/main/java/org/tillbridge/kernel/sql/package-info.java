/// SQL as files beside the class that runs them, and one transaction per step.
@NullMarked
package org.tillbridge.kernel.sql;

import org.jspecify.annotations.NullMarked;
