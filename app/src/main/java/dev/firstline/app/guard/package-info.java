/** What every request and every answer passes, whatever it is about: limits and headers. */
@NullMarked
package dev.firstline.app.guard;

import org.jspecify.annotations.NullMarked;
