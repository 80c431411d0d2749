/** Secrets, as they are kept: hashed. */
@NullMarked
package dev.firstline.app.secret;

import org.jspecify.annotations.NullMarked;
