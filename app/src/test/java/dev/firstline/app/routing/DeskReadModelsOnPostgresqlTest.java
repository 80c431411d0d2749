package dev.firstline.app.routing;

import dev.firstline.app.engine.TestDatabase;

class DeskReadModelsOnPostgresqlTest extends DeskReadModelsContract {

    DeskReadModelsOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
