/** The operators' desk: lists, threads, ledgers and counters as read models, each answer cut to what its reader may see. */
@NullMarked
package dev.firstline.session.routing.desk;

import org.jspecify.annotations.NullMarked;
