/// How long a till waits for the account ID of a customer it has created, at a steady rate.
@NullMarked
package org.tillbridge.bench.latency;

import org.jspecify.annotations.NullMarked;
