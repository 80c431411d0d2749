package dev.firstline.app.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firstline.app.secret.AddressBlock;
import dev.firstline.app.web.ProblemWriter;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Gives each account, and each address nobody signed in from, its share of this node's calls. Pages and their files are not counted:
 * they are read from memory.
 */
@Component
public final class RateLimits {

    private static final String ADMITTED = RateLimits.class.getName();
    private static final int MOST_CALLERS = 50_000;
    private static final Duration FULL_AGAIN = Duration.ofMinutes(10);

    private final Share accounts;
    private final Share addresses;
    private final ProblemWriter problems;

    RateLimits(RateSettings settings, ProblemWriter problems) {
        this.accounts = new Share(settings.accountPerSecond(), settings.accountBurst());
        this.addresses = new Share(settings.addressPerSecond(), settings.addressBurst());
        this.problems = problems;
    }

    /** The buckets of callers of a kind; those not seen for long are full again, and forgotten. */
    private record Share(long perSecond, long burst, Cache<String, Bucket> buckets) {

        Share(long perSecond, long burst) {
            this(
                    perSecond,
                    burst,
                    Caffeine.newBuilder()
                            .maximumSize(MOST_CALLERS)
                            .expireAfterAccess(FULL_AGAIN)
                            .build());
        }

        /** How many seconds to wait; 0 where the call is admitted. */
        long take(String caller) {
            if (perSecond == 0) {
                return 0;
            }
            var taken = buckets.get(caller, newCaller -> newBucket()).tryConsumeAndReturnRemaining(1);
            return taken.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill());
        }

        private Bucket newBucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build();
        }
    }

    /** Counts the call, once; where it is one too many, answers 429 and {@code false}. */
    public boolean admit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isCall(request) || request.getAttribute(ADMITTED) != null) {
            return true;
        }
        request.setAttribute(ADMITTED, true);
        var wait = secondsToWait(request);
        if (wait > 0) {
            problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", wait);
        }
        return wait == 0;
    }

    private long secondsToWait(HttpServletRequest request) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null || caller instanceof AnonymousAuthenticationToken
                ? addresses.take(AddressBlock.of(request.getRemoteAddr()))
                : accounts.take(caller.getName());
    }

    private static boolean isCall(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/") && !path.startsWith("/api/swagger-ui/") || path.startsWith("/actuator/");
    }
}
