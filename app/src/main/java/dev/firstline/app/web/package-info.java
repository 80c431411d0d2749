/** The HTTP edge: requests become commands and queries, answers and refusals become JSON. */
@NullMarked
package dev.firstline.app.web;

import org.jspecify.annotations.NullMarked;
