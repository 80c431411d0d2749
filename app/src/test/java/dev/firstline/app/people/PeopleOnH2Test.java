package dev.firstline.app.people;

import dev.firstline.app.engine.TestDatabase;

class PeopleOnH2Test extends PeopleContract {

    PeopleOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
