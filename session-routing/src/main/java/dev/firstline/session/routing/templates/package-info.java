/** Response templates: texts kept to be sent again, with what changes filled in. */
@NullMarked
package dev.firstline.session.routing.templates;

import org.jspecify.annotations.NullMarked;
