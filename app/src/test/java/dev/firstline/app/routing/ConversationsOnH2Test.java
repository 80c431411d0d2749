package dev.firstline.app.routing;

import dev.firstline.app.engine.TestDatabase;

class ConversationsOnH2Test extends ConversationsContract {

    ConversationsOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
