/// What the routes of headquarters' API say about themselves, as OpenAPI 3.1: methods, records and
/// a page of notes, no annotations. Start reading at `DescribeApi`.
@NullMarked
package org.tillbridge.headquarters.openapi;

import org.jspecify.annotations.NullMarked;
