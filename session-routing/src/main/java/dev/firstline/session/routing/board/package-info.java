/** What supervisors watch: the board of their lines. */
@NullMarked
package dev.firstline.session.routing.board;

import org.jspecify.annotations.NullMarked;
