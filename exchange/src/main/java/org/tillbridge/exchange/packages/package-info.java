/// What travels between store and headquarters: a sealed file of `COPY` streams and a manifest
/// that says what is in it.
///
/// In: rows as PostgreSQL writes them. Out: the same bytes, or a refusal that names what differs.
/// Exactly once by: not here; the receiver applies a package and records its id in one
/// transaction. The format, byte by byte: docs/reference/package-format.md. Start reading at:
/// [org.tillbridge.exchange.packages.PackageWriter].
@NullMarked
package org.tillbridge.exchange.packages;

import org.jspecify.annotations.NullMarked;
