package dev.firstline.app.routing;

import dev.firstline.app.engine.TestDatabase;

class SearchOnH2Test extends SearchContract {

    SearchOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
