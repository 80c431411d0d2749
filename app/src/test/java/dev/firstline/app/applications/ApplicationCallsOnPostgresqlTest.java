package dev.firstline.app.applications;

import dev.firstline.app.engine.TestDatabase;

class ApplicationCallsOnPostgresqlTest extends ApplicationCallsContract {
    ApplicationCallsOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
