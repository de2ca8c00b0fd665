/// Rows in files that people open with a spreadsheet: CSV after RFC 4180, in which no cell is run.
@NullMarked
package org.tillbridge.app.spreadsheet;

import org.jspecify.annotations.NullMarked;
