package dev.firstline.app.people;

import dev.firstline.app.engine.TestDatabase;

class PresenceOnPostgresqlTest extends PresenceContract {

    PresenceOnPostgresqlTest() {
        super(
                TestDatabase.Kind.POSTGRESQL,
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    }
}
