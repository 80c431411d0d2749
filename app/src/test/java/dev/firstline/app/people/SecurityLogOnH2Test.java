package dev.firstline.app.people;

import dev.firstline.app.engine.TestDatabase;

class SecurityLogOnH2Test extends SecurityLogContract {

    SecurityLogOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
