/** The published language of people: employees, groups, presence. */
@NullMarked
package dev.firstline.shared.api.people;

import org.jspecify.annotations.NullMarked;
