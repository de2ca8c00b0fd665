/// How rows of a configured table are read, sent and taken: the statements of a subjob.
///
/// In: subjobs, and the catalogue of the database at hand. Out: SQL text with checked, quoted
/// identifiers. Exactly once by: not here; the caller runs the statements of a package in one
/// transaction. Start reading at: [org.tillbridge.exchange.capture.TableStatements].
@NullMarked
package org.tillbridge.exchange.capture;

import org.jspecify.annotations.NullMarked;
