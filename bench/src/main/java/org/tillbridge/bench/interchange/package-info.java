/// Customers from a file, beside what PostgreSQL needs for the same file.
@NullMarked
package org.tillbridge.bench.interchange;

import org.jspecify.annotations.NullMarked;
