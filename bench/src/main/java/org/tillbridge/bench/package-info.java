/// The bench: every figure beside its baseline, in one run.
/// Start reading: [ConvertCommand] and [LatencyCommand].
@NullMarked
package org.tillbridge.bench;

import org.jspecify.annotations.NullMarked;
