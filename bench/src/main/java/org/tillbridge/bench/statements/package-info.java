/// A year of sales, validated, calculated and posted, beside one SQL aggregate over the same rows.
@NullMarked
package org.tillbridge.bench.statements;

import org.jspecify.annotations.NullMarked;
