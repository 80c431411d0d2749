/** Registers of records defined by administrators: what their items may hold, what they hold, and who may see it. */
@NullMarked
package dev.firstline.applications;

import org.jspecify.annotations.NullMarked;
