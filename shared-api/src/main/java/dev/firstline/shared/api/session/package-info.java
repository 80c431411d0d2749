/** The published language of sessions: commands, events, refusals, queries. */
@NullMarked
package dev.firstline.shared.api.session;

import org.jspecify.annotations.NullMarked;
