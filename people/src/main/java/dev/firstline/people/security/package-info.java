/** What happened that concerns who may do what: told to administrators and auditors, for as long as it is kept. */
@NullMarked
package dev.firstline.people.security;

import org.jspecify.annotations.NullMarked;
