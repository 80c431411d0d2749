package dev.firstline.shared.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text in an event as somebody's personal data: it is encrypted with the key of its subject before it is stored. Once
 * that key is destroyed the text reads as {@link #ERASED}.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {

    /** What an erased text reads as; no text that was ever accepted is empty. */
    String ERASED = "";

    /** The component of the same event that holds the id of the person the text is about. */
    String subject();
}
