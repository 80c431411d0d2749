/** The console in a real browser, on the whole application. */
@NullMarked
package dev.firstline.app.browser;

import org.jspecify.annotations.NullMarked;
