package dev.firstline.app.stream;

import dev.firstline.app.engine.TestDatabase;

class ReadingAndTypingOnH2Test extends ReadingAndTypingContract {

    ReadingAndTypingOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
