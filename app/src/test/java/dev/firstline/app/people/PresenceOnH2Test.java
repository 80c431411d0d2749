package dev.firstline.app.people;

import dev.firstline.app.engine.TestDatabase;

class PresenceOnH2Test extends PresenceContract {

    PresenceOnH2Test() {
        super(TestDatabase.Kind.H2, "select count(*) from information_schema.sessions where blocker_id is not null");
    }
}
