/// The first class of `tillbridge.jar`, compiled for Java 17: it finds a JDK that can run the rest.
@NullMarked
package org.tillbridge.launcher;

import org.jspecify.annotations.NullMarked;
