/** The published language of the security log. */
@NullMarked
package dev.firstline.shared.api.security;

import org.jspecify.annotations.NullMarked;
