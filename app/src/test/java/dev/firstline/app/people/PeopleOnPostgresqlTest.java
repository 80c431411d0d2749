package dev.firstline.app.people;

import dev.firstline.app.engine.TestDatabase;

class PeopleOnPostgresqlTest extends PeopleContract {

    PeopleOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
