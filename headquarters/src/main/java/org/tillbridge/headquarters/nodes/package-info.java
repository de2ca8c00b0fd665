/// Several headquarters processes over one database: who is there, and hints from one to the other.
///
/// A hint is lost without harm: each process looks at the tables every few seconds anyway. Start
/// reading at: [org.tillbridge.headquarters.nodes.HeadquartersNodes].
@NullMarked
package org.tillbridge.headquarters.nodes;

import org.jspecify.annotations.NullMarked;
