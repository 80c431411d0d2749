package dev.firstline.app.web;

import dev.firstline.app.engine.TestDatabase;

class NotificationCallsOnPostgresqlTest extends NotificationCallsContract {

    NotificationCallsOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
