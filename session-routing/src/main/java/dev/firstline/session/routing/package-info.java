/** Decides who gets a session, and keeps what is said in it: the Session aggregate, its rules, and the facts they rest on. */
@NullMarked
package dev.firstline.session.routing;

import org.jspecify.annotations.NullMarked;
