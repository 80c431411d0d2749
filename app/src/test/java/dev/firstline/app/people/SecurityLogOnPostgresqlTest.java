package dev.firstline.app.people;

import dev.firstline.app.engine.TestDatabase;

class SecurityLogOnPostgresqlTest extends SecurityLogContract {

    SecurityLogOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
