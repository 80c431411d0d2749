/** The demo's sample organisation. */
@NullMarked
package dev.firstline.app.demo;

import org.jspecify.annotations.NullMarked;
