package dev.firstline.people.presence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When somebody is taken to be gone.
 *
 * @param offlineAfter for how many minutes he gave no sign of life
 */
@ConfigurationProperties("firstline.presence")
record PresenceSettings(@DefaultValue("2") int offlineAfter) {

    PresenceSettings {
        if (offlineAfter < 2 || offlineAfter > 999) {
            throw new IllegalArgumentException(
                    "Whoever gives no sign of life is turned offline after 2 to 999 minutes, not " + offlineAfter
                            + ".");
        }
    }

    Duration absence() {
        return Duration.ofMinutes(offlineAfter);
    }
}
