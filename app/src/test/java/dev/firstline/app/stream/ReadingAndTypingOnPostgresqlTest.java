package dev.firstline.app.stream;

import dev.firstline.app.engine.TestDatabase;

class ReadingAndTypingOnPostgresqlTest extends ReadingAndTypingContract {

    ReadingAndTypingOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
