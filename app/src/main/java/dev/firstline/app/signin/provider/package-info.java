/** Who signs in by the organisation's OpenID Connect provider: its addresses and keys, the code flow, and programs' tokens. */
@NullMarked
package dev.firstline.app.signin.provider;

import org.jspecify.annotations.NullMarked;
