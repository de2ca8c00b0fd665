/// The clone the tests run in: its files, and the pages of it that are generated.
@NullMarked
package org.tillbridge.testkit.sources;

import org.jspecify.annotations.NullMarked;
