package dev.firstline.app.lines;

import dev.firstline.app.engine.TestDatabase;

class LineReadModelsOnPostgresqlTest extends LineReadModelsContract {

    LineReadModelsOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
