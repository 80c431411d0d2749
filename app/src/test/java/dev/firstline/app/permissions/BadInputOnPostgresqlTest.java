package dev.firstline.app.permissions;

import dev.firstline.app.engine.TestDatabase;

class BadInputOnPostgresqlTest extends BadInputContract {

    BadInputOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
