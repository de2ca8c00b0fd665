/// The commands of an operator, run against a real chain.
@NullMarked
package org.tillbridge.acceptance.commands;

import org.jspecify.annotations.NullMarked;
