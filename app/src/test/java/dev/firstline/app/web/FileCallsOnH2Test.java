package dev.firstline.app.web;

import dev.firstline.app.engine.TestDatabase;

class FileCallsOnH2Test extends FileCallsContract {

    FileCallsOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
