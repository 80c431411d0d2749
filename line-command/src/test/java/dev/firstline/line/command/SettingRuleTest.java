package dev.firstline.line.command;

import static dev.firstline.shared.api.line.LineSetting.ACCOUNT_APPLICATION;
import static dev.firstline.shared.api.line.LineSetting.INTERNAL_GROUPS;
import static dev.firstline.shared.api.line.LineSetting.NAME;
import static dev.firstline.shared.api.line.LineSetting.OPERATOR_GROUPS;
import static dev.firstline.shared.api.line.LineSetting.READER_GROUPS;
import static dev.firstline.shared.api.line.LineSetting.REQUEST_APPLICATIONS;
import static dev.firstline.shared.api.line.LineSetting.ROUTING_RULE;
import static dev.firstline.shared.api.line.LineSetting.SHOW_OPERATOR_NAME;
import static dev.firstline.shared.api.line.LineSetting.SUPERVISORS_MAY_EDIT;
import static dev.firstline.shared.api.line.LineSetting.SUPERVISOR_GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineBlock;
import dev.firstline.shared.api.line.LineSetting;
import dev.firstline.shared.api.people.GroupId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingRuleTest {

    private static final GroupId KNOWN = new GroupId(UUID.randomUUID());
    private static final GroupId UNKNOWN = new GroupId(UUID.randomUUID());
    private static final ApplicationId LINKABLE = new ApplicationId(UUID.randomUUID());
    private static final ApplicationId OTHER = new ApplicationId(UUID.randomUUID());
    private static final LineFacts FACTS = new LineFacts(
            new InMemoryGroups().with(KNOWN),
            asked -> asked.contains(OTHER) ? Optional.of(Problem.NO_ACCOUNT_FIELD) : Optional.empty(),
            new InMemoryLineNames());
    private static final LineBlock GOOD = LineBlock.of("Support", Set.of(KNOWN), Set.of(KNOWN));

    static Stream<Arguments> settings() {
        var none = Set.<GroupId>of();
        var some = Set.of(KNOWN);
        var mixed = Set.of(KNOWN, UNKNOWN);
        return Stream.of(
                row(NAME, GOOD, null),
                row(OPERATOR_GROUPS, GOOD, null),
                row(OPERATOR_GROUPS, GOOD.withOperatorGroups(none), Problem.REQUIRED),
                row(OPERATOR_GROUPS, GOOD.withOperatorGroups(mixed), Problem.UNKNOWN),
                row(SUPERVISOR_GROUPS, GOOD, null),
                row(SUPERVISOR_GROUPS, GOOD.withSupervisorGroups(none), Problem.REQUIRED),
                row(SUPERVISOR_GROUPS, GOOD.withSupervisorGroups(mixed), Problem.UNKNOWN),
                row(INTERNAL_GROUPS, GOOD, null),
                row(INTERNAL_GROUPS, GOOD.withInternalGroups(some), null),
                row(INTERNAL_GROUPS, GOOD.withInternalGroups(mixed), Problem.UNKNOWN),
                row(READER_GROUPS, GOOD, null),
                row(READER_GROUPS, GOOD.withReaderGroups(some), null),
                row(READER_GROUPS, GOOD.withReaderGroups(mixed), Problem.UNKNOWN),
                row(ACCOUNT_APPLICATION, GOOD, null),
                row(ACCOUNT_APPLICATION, GOOD.withAccountApplication(LINKABLE), null),
                row(ACCOUNT_APPLICATION, GOOD.withAccountApplication(OTHER), Problem.NO_ACCOUNT_FIELD),
                row(REQUEST_APPLICATIONS, GOOD, null),
                row(REQUEST_APPLICATIONS, GOOD.withRequestApplications(Set.of(LINKABLE)), null),
                row(
                        REQUEST_APPLICATIONS,
                        GOOD.withRequestApplications(Set.of(LINKABLE, OTHER)),
                        Problem.NO_ACCOUNT_FIELD),
                row(SHOW_OPERATOR_NAME, GOOD.withShowOperatorName(true), null),
                row(SUPERVISORS_MAY_EDIT, GOOD.withSupervisorsMayEdit(true), null),
                row(ROUTING_RULE, GOOD, null));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_setting_can_be_what_the_table_says(LineSetting setting, LineBlock block, @Nullable Problem problem) {
        assertThat(SettingRule.problem(setting, block, FACTS).orElse(null)).isEqualTo(problem);
    }

    private static Arguments row(LineSetting setting, LineBlock block, @Nullable Problem problem) {
        return Arguments.of(setting, block, problem);
    }
}
