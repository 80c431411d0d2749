package dev.firstline.app.web;

import dev.firstline.app.engine.TestDatabase;

class NotificationCallsOnH2Test extends NotificationCallsContract {

    NotificationCallsOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
