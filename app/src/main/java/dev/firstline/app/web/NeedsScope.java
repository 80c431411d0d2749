package dev.firstline.app.web;

import dev.firstline.shared.api.people.TokenScope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a token must at least be good for to make this call. A call that does not say needs {@link TokenScope#READ} where it
 * only reads, and {@link TokenScope#ADMINISTER} for everything else.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface NeedsScope {

    TokenScope value();
}
