package dev.firstline.app.web;

import dev.firstline.app.engine.TestDatabase;

class TemplateCallsOnPostgresqlTest extends TemplateCallsContract {

    TemplateCallsOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
