package dev.firstline.line.command;

import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.application.ApplicationId;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the facts that {@link LinkableFacts} keeps. */
final class JdbcApplications implements Applications {

    private final JdbcClient jdbc;

    JdbcApplications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Problem> unlinkable(Set<ApplicationId> applications) {
        if (applications.isEmpty()) {
            return Optional.empty();
        }
        var known = jdbc.sql("select linkable from line_fact_application where application_id in (:applications)")
                .param(
                        "applications",
                        applications.stream().map(ApplicationId::value).toList())
                .query(Boolean.class)
                .list();
        if (known.size() < applications.size()) {
            return Optional.of(Problem.UNKNOWN);
        }
        return known.contains(false) ? Optional.of(Problem.NO_ACCOUNT_FIELD) : Optional.empty();
    }
}
