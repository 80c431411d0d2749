/** What is known of lines, on the databases it runs on. */
@NullMarked
package dev.firstline.app.lines;

import org.jspecify.annotations.NullMarked;
