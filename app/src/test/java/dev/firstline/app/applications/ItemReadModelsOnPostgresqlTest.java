package dev.firstline.app.applications;

import dev.firstline.app.engine.TestDatabase;

class ItemReadModelsOnPostgresqlTest extends ItemReadModelsContract {

    ItemReadModelsOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
