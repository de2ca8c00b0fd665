/// The jobs of headquarters by their names: run by themselves when there is work, or by hand.
///
/// Start reading: [HeadquartersJobs].
@NullMarked
package org.tillbridge.headquarters.jobs;

import org.jspecify.annotations.NullMarked;
