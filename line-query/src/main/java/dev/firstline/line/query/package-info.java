/** What is shown of lines: the list, a line's settings, who is what on which line. */
@NullMarked
package dev.firstline.line.query;

import org.jspecify.annotations.NullMarked;
