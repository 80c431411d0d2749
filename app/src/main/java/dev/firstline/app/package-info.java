/** Firstline as one program: the wiring of its modules. */
@NullMarked
package dev.firstline.app;

import org.jspecify.annotations.NullMarked;
