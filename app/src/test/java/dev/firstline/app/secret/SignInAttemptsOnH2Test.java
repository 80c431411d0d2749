package dev.firstline.app.secret;

import dev.firstline.app.engine.TestDatabase;

class SignInAttemptsOnH2Test extends SignInAttemptsContract {

    SignInAttemptsOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
