package dev.firstline.app.web;

import dev.firstline.app.engine.TestDatabase;

class TemplateCallsOnH2Test extends TemplateCallsContract {

    TemplateCallsOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
