/** The sample organisation of the demo. */
@NullMarked
package dev.firstline.app.demo;

import org.jspecify.annotations.NullMarked;
