/** What everything runs on: the event log, personal data, commands that can be repeated, processors and their positions. */
@NullMarked
package dev.firstline.app.engine;

import org.jspecify.annotations.NullMarked;
