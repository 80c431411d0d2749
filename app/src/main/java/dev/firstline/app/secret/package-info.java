/** Passwords and tokens: how they are kept, and how often one may try them. */
@NullMarked
package dev.firstline.app.secret;

import org.jspecify.annotations.NullMarked;
