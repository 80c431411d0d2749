package dev.firstline.app.applications;

import dev.firstline.app.engine.TestDatabase;

class ItemReadModelsOnH2Test extends ItemReadModelsContract {

    ItemReadModelsOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
