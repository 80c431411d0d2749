package dev.firstline.app.secret;

import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are hashed: Argon2id at the cost OWASP's Password Storage Cheat Sheet asks for, 19 MiB and two iterations. */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** A hash made at another cost is still known, and made anew when its owner signs in. */
    @Bean
    PasswordEncoder passwordEncoder() {
        var argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ITERATIONS);
        return new HashingQueue(
                new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2)),
                Runtime.getRuntime().availableProcessors(),
                LONGEST_WAIT);
    }
}
