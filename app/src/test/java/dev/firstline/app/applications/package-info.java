/** Applications and items over HTTP, on both databases. */
@NullMarked
package dev.firstline.app.applications;

import org.jspecify.annotations.NullMarked;
