package dev.firstline.people.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the security log is kept.
 *
 * @param keepDays for how many days an entry is kept
 */
@ConfigurationProperties("firstline.security-log")
record SecurityLogSettings(@DefaultValue("400") int keepDays) {

    SecurityLogSettings {
        if (keepDays < 1 || keepDays > 36_500) {
            throw new IllegalArgumentException("The security log is kept for 1 to 36500 days, not " + keepDays + ".");
        }
    }
}
