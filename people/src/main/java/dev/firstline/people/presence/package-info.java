/** Who is there: whether an employee acts as an operator, and the signs of life by which that ends when he is gone. */
@NullMarked
package dev.firstline.people.presence;

import org.jspecify.annotations.NullMarked;
