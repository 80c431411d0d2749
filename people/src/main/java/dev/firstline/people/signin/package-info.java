/** What employees sign in by, and what each sets for himself: tokens and preferences. Rows, never part of an event. */
@NullMarked
package dev.firstline.people.signin;

import org.jspecify.annotations.NullMarked;
