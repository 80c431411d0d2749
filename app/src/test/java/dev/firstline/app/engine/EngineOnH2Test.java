package dev.firstline.app.engine;

class EngineOnH2Test extends EngineContract {

    EngineOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
