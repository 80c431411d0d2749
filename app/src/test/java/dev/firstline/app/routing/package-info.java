/** Claiming and routing on real databases: races, redelivery, read models held against the events. */
@NullMarked
package dev.firstline.app.routing;

import org.jspecify.annotations.NullMarked;
