/** What supervisors watch: the board of their lines, and how claims on them went. */
@NullMarked
package dev.firstline.session.routing.board;

import org.jspecify.annotations.NullMarked;
