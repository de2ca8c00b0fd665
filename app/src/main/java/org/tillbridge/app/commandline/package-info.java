/// The commands of `tillbridge`: each reads its options, calls one part and prints what came of it.
///
/// Start reading: [RootCommand], then [CommandLineRun] for errors and exit codes.
@NullMarked
package org.tillbridge.app.commandline;

import org.jspecify.annotations.NullMarked;
