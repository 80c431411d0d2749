package dev.firstline.app.secret;

import dev.firstline.app.engine.TestDatabase;

class SignInAttemptsOnPostgresqlTest extends SignInAttemptsContract {

    SignInAttemptsOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
