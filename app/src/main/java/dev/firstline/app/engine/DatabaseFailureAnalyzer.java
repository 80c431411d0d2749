package dev.firstline.app.engine;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why there is no database to start on: another process has it, it does not answer, or it lets nobody in. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
        Set<String> states = SqlStates.in(failure);
        if (states.contains("90020")) {
            return new FailureAnalysis(
                    "The embedded database in the data folder is in use by another process.",
                    "Stop the other Firstline, give this one a folder of its own with FIRSTLINE_DATA, or let both use one"
                            + " PostgreSQL with FIRSTLINE_DATABASE_URL.",
                    cause);
        }
        if (states.contains("3D000")) {
            return new FailureAnalysis(
                    "The PostgreSQL server has no database of the name in FIRSTLINE_DATABASE_URL.",
                    "Create it, empty: CREATE DATABASE firstline",
                    cause);
        }
        if (states.stream().anyMatch(state -> state.startsWith("28"))) {
            return new FailureAnalysis(
                    "The PostgreSQL server does not let Firstline in.",
                    "Check FIRSTLINE_DATABASE_USER and FIRSTLINE_DATABASE_PASSWORD.",
                    cause);
        }
        if (states.stream().anyMatch(state -> state.startsWith("08"))) {
            return new FailureAnalysis(
                    "The PostgreSQL server at FIRSTLINE_DATABASE_URL does not answer.",
                    "Check the address, and that the server runs and can be reached from here.",
                    cause);
        }
        return null;
    }
}
