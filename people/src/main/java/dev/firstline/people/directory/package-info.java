/** Who there is, as lists and single reads show it; the facts are written with the events, so every answer is of now. */
@NullMarked
package dev.firstline.people.directory;

import org.jspecify.annotations.NullMarked;
