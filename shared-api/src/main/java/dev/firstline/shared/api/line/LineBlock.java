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

    /** The same block, to be changed. */
    public Draft draft() {
        return new Draft(this);
    }

    /** A block on its way from one version to the next. */
    public static final class Draft {

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

        public Draft name(String value) {
            this.name = value;
            return this;
        }

        public Draft operatorGroups(Set<GroupId> value) {
            this.operatorGroups = value;
            return this;
        }

        public Draft supervisorGroups(Set<GroupId> value) {
            this.supervisorGroups = value;
            return this;
        }

        public Draft internalGroups(Set<GroupId> value) {
            this.internalGroups = value;
            return this;
        }

        public Draft showOperatorName(boolean value) {
            this.showOperatorName = value;
            return this;
        }

        public Draft accountApplication(@Nullable ApplicationId value) {
            this.accountApplication = value;
            return this;
        }

        public Draft requestApplications(Set<ApplicationId> value) {
            this.requestApplications = value;
            return this;
        }

        public Draft readerGroups(Set<GroupId> value) {
            this.readerGroups = value;
            return this;
        }

        public Draft supervisorsMayEdit(boolean value) {
            this.supervisorsMayEdit = value;
            return this;
        }

        public Draft routingRule(RoutingRule value) {
            this.routingRule = value;
            return this;
        }

        /** The block as it came to be. */
        public LineBlock done() {
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
