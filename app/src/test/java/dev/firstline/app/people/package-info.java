/** The rules about people on a real database, and what is kept of them. */
@NullMarked
package dev.firstline.app.people;

import org.jspecify.annotations.NullMarked;
