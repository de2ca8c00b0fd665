/// The tokens of operators, and what each permits.
@NullMarked
package org.tillbridge.headquarters.operators;

import org.jspecify.annotations.NullMarked;
