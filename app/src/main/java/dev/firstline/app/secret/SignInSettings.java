package dev.firstline.app.secret;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a sign-in of the console lasts, and how often one may try in vain.
 *
 * @param idle after so long without a request it is over
 * @param absolute after so long it is over in any case
 * @param freeForAccount so many failures for one login are answered at once
 * @param freeForAddress so many failures from one address are answered at once: an address may be that of an office
 * @param longestDelay each further failure doubles the time until the next try, from one second up to this
 * @param forgottenAfter without a failure for so long, they begin anew
 */
@ConfigurationProperties("firstline.sign-in")
public record SignInSettings(
        @DefaultValue("12h") Duration idle,
        @DefaultValue("7d") Duration absolute,
        @DefaultValue("5") int freeForAccount,
        @DefaultValue("30") int freeForAddress,
        @DefaultValue("15m") Duration longestDelay,
        @DefaultValue("1h") Duration forgottenAfter) {

    /** Whether a sign-in of then is over now, however often it was used. */
    public boolean isOver(Instant signedInAt, Instant now) {
        return !now.isBefore(signedInAt.plus(absolute));
    }

    /** How long nobody may try again after so many failures, the last of them included. */
    Duration delay(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        var doublings = Math.min(failures - free, 30);
        var delay = Duration.ofSeconds(1L << doublings);
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
