package dev.firstline.session.routing;

/** The part of {@code session_fact_line_group} that is not a {@link dev.firstline.shared.api.Permission.Part}. */
final class LineGroups {

    static final String INTERNAL_CLIENT = "INTERNAL_CLIENT";

    private LineGroups() {}
}
