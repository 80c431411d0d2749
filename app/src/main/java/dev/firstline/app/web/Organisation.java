package dev.firstline.app.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The organisation Firstline works for.
 *
 * @param language what Firstline speaks to those who have not chosen: {@code en} or {@code ru}
 * @param timeZone the organisation's zone (IANA), for default titles and what "today" means
 */
@ConfigurationProperties("firstline.organisation")
public record Organisation(
        @DefaultValue("en") String language,
        @DefaultValue("UTC") ZoneId timeZone) {

    /** The languages Firstline speaks. */
    static final List<String> LANGUAGES = List.of("en", "ru");

    public Organisation {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("Firstline speaks en and ru, not " + language);
        }
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
