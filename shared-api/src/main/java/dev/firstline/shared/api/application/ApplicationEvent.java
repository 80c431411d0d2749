package dev.firstline.shared.api.application;

import dev.firstline.shared.api.StoredAs;
import org.jspecify.annotations.Nullable;

/** What happened to an application. All events of one save carry the same version: 1 at its definition, one more with each save. */
public sealed interface ApplicationEvent {

    ApplicationId application();

    long version();

    /**
     * An application was defined.
     *
     * @param schema what its items hold, as JSON Schema
     * @param accountField the field that holds accounts, if one does
     */
    @StoredAs("application.ApplicationDefined")
    record ApplicationDefined(
            ApplicationId application,
            long version,
            String name,
            String schema,
            @Nullable String accountField) implements ApplicationEvent {}

    /** An application got another name. */
    @StoredAs("application.ApplicationRenamed")
    record ApplicationRenamed(ApplicationId application, long version, String name) implements ApplicationEvent {}

    /** An application's items hold other fields from now on; what they held stays readable. */
    @StoredAs("application.FieldsChanged")
    record FieldsChanged(
            ApplicationId application,
            long version,
            String schema,
            @Nullable String accountField) implements ApplicationEvent {}
}
