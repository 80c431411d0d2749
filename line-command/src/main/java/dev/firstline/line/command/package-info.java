/** Decides what a line may become, and keeps the facts it decides by. */
@NullMarked
package dev.firstline.line.command;

import org.jspecify.annotations.NullMarked;
