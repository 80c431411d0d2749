package dev.firstline.app.engine;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One key for each person, made when the first text about him is stored. A new key is written by the transaction that uses it, over
 * the same connection, and known outside of it only once that transaction has committed: a key that was rolled back is never used
 * again. Keys are remembered for a minute at most, so that one destroyed by any node is soon forgotten by all.
 */
final class PersonalKeys implements PersonalCipher {

    private static final String VERSION = "p1:";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int REMEMBERED_AT_MOST = 10_000;

    private record Remembered(Aead key, Instant since) {}

    private final JdbcClient jdbc;
    private final InstallationKey installation;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Remembered> eldest) {
            return size() > REMEMBERED_AT_MOST;
        }
    };

    PersonalKeys(JdbcClient jdbc, InstallationKey installation, Clock clock) {
        this.jdbc = jdbc;
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public String seal(UUID subject, String text) {
        try {
            byte[] sealed = keyToSealWith(subject).encrypt(text.getBytes(StandardCharsets.UTF_8), associated(subject));
            return VERSION + Base64.getEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM comes with every JDK", e);
        }
    }

    @Override
    public @Nullable String open(UUID subject, String sealed) {
        if (!sealed.startsWith(VERSION)) {
            throw new IllegalStateException("a personal text about " + subject + " is not stored as one");
        }
        Aead key = keyOf(subject);
        if (key == null) {
            return null;
        }
        try {
            byte[] text =
                    key.decrypt(Base64.getDecoder().decode(sealed.substring(VERSION.length())), associated(subject));
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a personal text about " + subject + " was not sealed with his key", e);
        }
    }

    /** Erases the person: nothing that was sealed with his key is ever read again. */
    void destroy(UUID subject) {
        jdbc.sql("DELETE FROM personal_key WHERE subject = ?").param(subject).update();
        afterCommit(() -> forget(subject));
    }

    private Aead keyToSealWith(UUID subject) {
        Aead known = keyOf(subject);
        if (known != null) {
            return known;
        }
        byte[] secret = new byte[InstallationKey.LENGTH];
        random.nextBytes(secret);
        int made = jdbc.sql("INSERT INTO personal_key (subject, wrapped_key, created_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .param(subject)
                .param(installation.wrap(secret, subject.toString()))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (made == 0) {
            Aead others = stored(subject);
            if (others == null) {
                throw new IllegalStateException("the key of " + subject + " was destroyed in this moment");
            }
            return remember(subject, others);
        }
        Aead own = aead(secret);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            ofThisTransaction().put(subject, own);
            afterCommit(() -> remember(subject, own));
            return own;
        }
        return remember(subject, own);
    }

    private @Nullable Aead keyOf(UUID subject) {
        Aead known = ofThisTransaction().get(subject);
        if (known == null) {
            known = recall(subject);
        }
        if (known == null) {
            Aead stored = stored(subject);
            known = stored == null ? null : remember(subject, stored);
        }
        return known;
    }

    private @Nullable Aead stored(UUID subject) {
        return jdbc.sql("SELECT wrapped_key FROM personal_key WHERE subject = ?")
                .param(subject)
                .query((row, index) -> unwrapped(subject, row.getBytes(1)))
                .optional()
                .orElse(null);
    }

    private Aead unwrapped(UUID subject, byte[] wrapped) {
        try {
            return aead(installation.unwrap(wrapped, subject.toString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of " + subject + " was not wrapped by this installation's key", e);
        }
    }

    /** Keys this transaction wrote itself; its own reads must find them, nobody else's may. */
    @SuppressWarnings("unchecked")
    private Map<UUID, Aead> ofThisTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Map.of();
        }
        Map<UUID, Aead> own = (Map<UUID, Aead>) TransactionSynchronizationManager.getResource(this);
        if (own == null) {
            own = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, own);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(PersonalKeys.this);
                }
            });
        }
        return own;
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private Aead remember(UUID subject, Aead key) {
        synchronized (remembered) {
            remembered.put(subject, new Remembered(key, clock.instant()));
        }
        return key;
    }

    private @Nullable Aead recall(UUID subject) {
        synchronized (remembered) {
            Remembered known = remembered.get(subject);
            return known == null || known.since().plus(REMEMBERED).isBefore(clock.instant()) ? null : known.key();
        }
    }

    private void forget(UUID subject) {
        synchronized (remembered) {
            remembered.remove(subject);
        }
    }

    private static Aead aead(byte[] secret) {
        try {
            return new AesGcmJce(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM comes with every JDK", e);
        }
    }

    private static byte[] associated(UUID subject) {
        return subject.toString().getBytes(StandardCharsets.UTF_8);
    }
}
