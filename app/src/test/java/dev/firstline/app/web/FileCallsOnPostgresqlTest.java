package dev.firstline.app.web;

import dev.firstline.app.engine.TestDatabase;

class FileCallsOnPostgresqlTest extends FileCallsContract {

    FileCallsOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
