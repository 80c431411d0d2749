package dev.firstline.app.lines;

import dev.firstline.app.engine.TestDatabase;

class LineReadModelsOnH2Test extends LineReadModelsContract {

    LineReadModelsOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
