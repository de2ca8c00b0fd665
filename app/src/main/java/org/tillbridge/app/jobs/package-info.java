/// The predefined jobs: which tables travel, and which of their columns.
@NullMarked
package org.tillbridge.app.jobs;

import org.jspecify.annotations.NullMarked;
