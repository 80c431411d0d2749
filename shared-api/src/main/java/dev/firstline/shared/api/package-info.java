/** What every module speaks: actors, viewers, refusals, pages, the permission table. */
@NullMarked
package dev.firstline.shared.api;

import org.jspecify.annotations.NullMarked;
