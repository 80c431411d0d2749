/** Who is calling: passwords, cookies, bearer tokens, the first run. */
@NullMarked
package dev.firstline.app.signin;

import org.jspecify.annotations.NullMarked;
