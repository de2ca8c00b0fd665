/// What is to be exchanged: jobs and their subjobs, each one table to one table. Names only; no
/// statement is built here.
///
/// Start reading at: [org.tillbridge.exchange.jobs.Job].
@NullMarked
package org.tillbridge.exchange.jobs;

import org.jspecify.annotations.NullMarked;
