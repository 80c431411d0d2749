package dev.firstline.app.applications;

import dev.firstline.app.engine.TestDatabase;

class ApplicationCallsOnH2Test extends ApplicationCallsContract {
    ApplicationCallsOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
