/** Files that go with messages: kept in chunks in the database, examined, read by whoever may read the message. */
@NullMarked
package dev.firstline.session.routing.files;

import org.jspecify.annotations.NullMarked;
