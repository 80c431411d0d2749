/** The published language of lines: commands, events, settings, queries. */
@NullMarked
package dev.firstline.shared.api.line;

import org.jspecify.annotations.NullMarked;
