/** What is shown of applications and items, each answer cut to what its reader may see. */
@NullMarked
package dev.firstline.applications.items;

import org.jspecify.annotations.NullMarked;
