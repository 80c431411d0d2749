/** What tests of the whole application share: a desk with the sample organisation, and a browser-like client of it. */
@NullMarked
package dev.firstline.app.testing;

import org.jspecify.annotations.NullMarked;
