/// The chain that is measured: two PostgreSQL servers, headquarters and stores on them, and
/// customers in them.
@NullMarked
package org.tillbridge.bench.world;

import org.jspecify.annotations.NullMarked;
