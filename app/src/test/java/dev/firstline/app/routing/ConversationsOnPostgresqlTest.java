package dev.firstline.app.routing;

import dev.firstline.app.engine.TestDatabase;

class ConversationsOnPostgresqlTest extends ConversationsContract {

    ConversationsOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
