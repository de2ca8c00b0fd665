/// Packages of many customers, and few customers out of many.
@NullMarked
package org.tillbridge.bench.packages;

import org.jspecify.annotations.NullMarked;
