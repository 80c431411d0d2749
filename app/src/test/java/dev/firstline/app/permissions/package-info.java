/** Whether the table of who may do what holds in every call and in every event of the stream. */
@NullMarked
package dev.firstline.app.permissions;

import org.jspecify.annotations.NullMarked;
