package dev.firstline.app.routing;

import dev.firstline.app.engine.TestDatabase;

class DeskReadModelsOnH2Test extends DeskReadModelsContract {

    DeskReadModelsOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
