package dev.firstline.app.permissions;

import dev.firstline.app.engine.TestDatabase;

class BadInputOnH2Test extends BadInputContract {

    BadInputOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
