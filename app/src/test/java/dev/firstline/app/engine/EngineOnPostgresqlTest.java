package dev.firstline.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineOnPostgresqlTest extends EngineContract {

    EngineOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }

    @ParameterizedTest
    @CsvSource({
        "lock_timeout, 5s",
        "statement_timeout, 20s",
        "idle_in_transaction_session_timeout, 20s",
        "transaction_timeout, 30s"
    })
    void no_transaction_lasts_for_long(String setting, String value) {
        assertThat(desk.jdbc().sql("SHOW " + setting).query(String.class).single())
                .isEqualTo(value);
    }
}
