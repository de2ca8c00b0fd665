/// Seeds: what is exchanged, as a file a person writes, checked against the database and saved
/// there (spec 4.8).
///
/// In: a YAML file. Out: jobs and their tables, and on a user's tables what makes them travel.
/// Exactly once by: the key of a job and of a table in it; the same seed again changes nothing.
/// Start reading at: [org.tillbridge.exchange.seeds.SaveSeed].
@NullMarked
package org.tillbridge.exchange.seeds;

import org.jspecify.annotations.NullMarked;
