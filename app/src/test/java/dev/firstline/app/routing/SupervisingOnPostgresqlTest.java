package dev.firstline.app.routing;

import dev.firstline.app.engine.TestDatabase;

class SupervisingOnPostgresqlTest extends SupervisingContract {

    SupervisingOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
