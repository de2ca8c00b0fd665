/// What holds for the whole code, and not for one class of it: borders, packages, SQL files,
/// generated pages, the commands that the pages promise.
@NullMarked
package org.tillbridge.acceptance.gates;

import org.jspecify.annotations.NullMarked;
