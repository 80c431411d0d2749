package dev.firstline.line.command;

import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineBlock;
import dev.firstline.shared.api.line.LineSetting;
import dev.firstline.shared.api.people.GroupId;
import java.util.Optional;
import java.util.Set;

/** Whether a setting can be what it is in a block, by itself; a name is a matter of {@link LineNames}. */
final class SettingRule {

    private SettingRule() {}

    /** What is wrong with the setting; empty where nothing is. */
    static Optional<Problem> problem(LineSetting setting, LineBlock block, LineFacts facts) {
        return switch (setting) {
            case OPERATOR_GROUPS -> required(block.operatorGroups(), facts);
            case SUPERVISOR_GROUPS -> required(block.supervisorGroups(), facts);
            case INTERNAL_GROUPS -> known(block.internalGroups(), facts);
            case READER_GROUPS -> known(block.readerGroups(), facts);
            case ACCOUNT_APPLICATION -> {
                var application = block.accountApplication();
                yield application == null ? Optional.empty() : linkable(Set.of(application), facts);
            }
            case REQUEST_APPLICATIONS -> linkable(block.requestApplications(), facts);
            case NAME, SHOW_OPERATOR_NAME, SUPERVISORS_MAY_EDIT, ROUTING_RULE -> Optional.empty();
        };
    }

    private static Optional<Problem> required(Set<GroupId> groups, LineFacts facts) {
        return groups.isEmpty() ? Optional.of(Problem.REQUIRED) : known(groups, facts);
    }

    private static Optional<Problem> known(Set<GroupId> groups, LineFacts facts) {
        return unlessAll(facts.groups().existing(groups).containsAll(groups));
    }

    private static Optional<Problem> linkable(Set<ApplicationId> applications, LineFacts facts) {
        return facts.applications().unlinkable(applications);
    }

    private static Optional<Problem> unlessAll(boolean known) {
        return known ? Optional.empty() : Optional.of(Problem.UNKNOWN);
    }
}
