/** The live stream: what changed, to each who may see it, in the instant it is readable. */
@NullMarked
package dev.firstline.app.stream;

import org.jspecify.annotations.NullMarked;
