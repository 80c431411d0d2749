/** Signing in by an identity provider: one made up for the test, and a real Keycloak. */
@NullMarked
package dev.firstline.app.signin.provider;

import org.jspecify.annotations.NullMarked;
