package dev.firstline.app.engine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows whether a key is the one this database was begun with. */
final class KeyCheck {

    private static final String ASSOCIATED_DATA = "installation key check";

    private final JdbcClient jdbc;

    KeyCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the key opens this database; the first key ever asked about does from then on. */
    boolean opens(InstallationKey key) {
        jdbc.sql("INSERT INTO installation_key_check (id, check_value) VALUES (1, ?) ON CONFLICT DO NOTHING")
                .param(key.wrap("firstline".getBytes(StandardCharsets.UTF_8), ASSOCIATED_DATA))
                .update();
        byte[] value = jdbc.sql("SELECT check_value FROM installation_key_check WHERE id = 1")
                .query((row, index) -> row.getBytes(1))
                .single();
        try {
            key.unwrap(value, ASSOCIATED_DATA);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
