/** Who there is: employees, groups and presence, with the guard rows and lists that belong to them. */
@NullMarked
package dev.firstline.people;

import org.jspecify.annotations.NullMarked;
