package dev.firstline.app.routing;

import dev.firstline.app.engine.TestDatabase;

class SupervisingOnH2Test extends SupervisingContract {

    SupervisingOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
