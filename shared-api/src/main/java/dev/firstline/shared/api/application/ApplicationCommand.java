package dev.firstline.shared.api.application;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What an application can be asked to become; administrators only. Each answers {@link Saved}. */
public sealed interface ApplicationCommand {

    /** The most fields an application has, retired ones included. */
    int MAX_FIELDS = 100;

    /** The longest schema, in bytes of UTF-8. */
    int MAX_SCHEMA_BYTES = 64 * 1024;

    ApplicationId application();

    /** Defines an application; {@code schema} is JSON Schema as Firstline takes it. */
    record DefineApplication(@TargetAggregateIdentifier ApplicationId application, String name, String schema)
            implements ApplicationCommand {}

    /**
     * Gives an application another name and other fields. A field that items have a value for stays, be it retired; so does the Account field while lines link to it.
     *
     * @param startedFrom the version it was changed from; refused unless that is the newest
     */
    record ChangeApplication(
            @TargetAggregateIdentifier ApplicationId application, long startedFrom, String name, String schema)
            implements ApplicationCommand {}
}
