package dev.firstline.shared.api.line;

import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who may edit a line can set on it, as one block.
 *
 * @param accountApplication the application whose items sessions are linked to as accounts, if any
 * @param requestApplications the applications in which requests are registered
 */
public record LineBlock(
        String name,
        Set<GroupId> operatorGroups,
        Set<GroupId> supervisorGroups,
        Set<GroupId> internalGroups,
        boolean showOperatorName,
        @Nullable ApplicationId accountApplication,
        Set<ApplicationId> requestApplications,
        Set<GroupId> readerGroups,
        boolean supervisorsMayEdit,
        RoutingRule routingRule) {

    public LineBlock {
        operatorGroups = Set.copyOf(operatorGroups);
        supervisorGroups = Set.copyOf(supervisorGroups);
        internalGroups = Set.copyOf(internalGroups);
        requestApplications = Set.copyOf(requestApplications);
        readerGroups = Set.copyOf(readerGroups);
    }

    /** The block with what a line needs, everything else as it is on a new line. */
    public static LineBlock of(String name, Set<GroupId> operatorGroups, Set<GroupId> supervisorGroups) {
        return new LineBlock(
                name,
                operatorGroups,
                supervisorGroups,
                Set.of(),
                false,
                null,
                Set.of(),
                Set.of(),
                false,
                RoutingRule.FIRST_COME);
    }

    public LineBlock withName(String value) {
        var next = new Draft(this);
        next.name = value;
        return next.done();
    }

    public LineBlock withOperatorGroups(Set<GroupId> value) {
        var next = new Draft(this);
        next.operatorGroups = value;
        return next.done();
    }

    public LineBlock withSupervisorGroups(Set<GroupId> value) {
        var next = new Draft(this);
        next.supervisorGroups = value;
        return next.done();
    }

    public LineBlock withInternalGroups(Set<GroupId> value) {
        var next = new Draft(this);
        next.internalGroups = value;
        return next.done();
    }

    public LineBlock withShowOperatorName(boolean value) {
        var next = new Draft(this);
        next.showOperatorName = value;
        return next.done();
    }

    public LineBlock withAccountApplication(@Nullable ApplicationId value) {
        var next = new Draft(this);
        next.accountApplication = value;
        return next.done();
    }

    public LineBlock withRequestApplications(Set<ApplicationId> value) {
        var next = new Draft(this);
        next.requestApplications = value;
        return next.done();
    }

    public LineBlock withReaderGroups(Set<GroupId> value) {
        var next = new Draft(this);
        next.readerGroups = value;
        return next.done();
    }

    public LineBlock withSupervisorsMayEdit(boolean value) {
        var next = new Draft(this);
        next.supervisorsMayEdit = value;
        return next.done();
    }

    public LineBlock withRoutingRule(RoutingRule value) {
        var next = new Draft(this);
        next.routingRule = value;
        return next.done();
    }

    /** A block on its way to another: only what is set differs. */
    private static final class Draft {

        private String name;
        private Set<GroupId> operatorGroups;
        private Set<GroupId> supervisorGroups;
        private Set<GroupId> internalGroups;
        private boolean showOperatorName;
        private @Nullable ApplicationId accountApplication;
        private Set<ApplicationId> requestApplications;
        private Set<GroupId> readerGroups;
        private boolean supervisorsMayEdit;
        private RoutingRule routingRule;

        private Draft(LineBlock before) {
            this.name = before.name;
            this.operatorGroups = before.operatorGroups;
            this.supervisorGroups = before.supervisorGroups;
            this.internalGroups = before.internalGroups;
            this.showOperatorName = before.showOperatorName;
            this.accountApplication = before.accountApplication;
            this.requestApplications = before.requestApplications;
            this.readerGroups = before.readerGroups;
            this.supervisorsMayEdit = before.supervisorsMayEdit;
            this.routingRule = before.routingRule;
        }

        private LineBlock done() {
            return new LineBlock(
                    name,
                    operatorGroups,
                    supervisorGroups,
                    internalGroups,
                    showOperatorName,
                    accountApplication,
                    requestApplications,
                    readerGroups,
                    supervisorsMayEdit,
                    routingRule);
        }
    }
}
