package dev.firstline.app.engine;

import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/** Recognises a violated unique key on either database; Axon's own looks for a class that PostgreSQL's driver never throws. */
final class DuplicateKeys implements PersistenceExceptionResolver {

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        return SqlStates.in(exception).contains("23505");
    }
}
