package dev.firstline.shared.api.line;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.firstline.shared.api.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of a line's settings, in the order in which one save tells of them. */
public enum LineSetting {
    NAME("name", LineBlock::name, (to, from) -> to.withName(from.name())),
    OPERATOR_GROUPS(
            "operatorGroups", LineBlock::operatorGroups, (to, from) -> to.withOperatorGroups(from.operatorGroups())),
    SUPERVISOR_GROUPS(
            "supervisorGroups",
            LineBlock::supervisorGroups,
            (to, from) -> to.withSupervisorGroups(from.supervisorGroups())),
    INTERNAL_GROUPS(
            "internalGroups", LineBlock::internalGroups, (to, from) -> to.withInternalGroups(from.internalGroups())),
    SHOW_OPERATOR_NAME(
            "showOperatorName",
            LineBlock::showOperatorName,
            (to, from) -> to.withShowOperatorName(from.showOperatorName())),
    ACCOUNT_APPLICATION(
            "accountApplication",
            LineBlock::accountApplication,
            (to, from) -> to.withAccountApplication(from.accountApplication())),
    REQUEST_APPLICATIONS(
            "requestApplications",
            LineBlock::requestApplications,
            (to, from) -> to.withRequestApplications(from.requestApplications())),
    READER_GROUPS("readerGroups", LineBlock::readerGroups, (to, from) -> to.withReaderGroups(from.readerGroups())),
    SUPERVISORS_MAY_EDIT(
            "supervisorsMayEdit",
            LineBlock::supervisorsMayEdit,
            (to, from) -> to.withSupervisorsMayEdit(from.supervisorsMayEdit())),
    ROUTING_RULE("routingRule", LineBlock::routingRule, (to, from) -> to.withRoutingRule(from.routingRule()));

    private final String field;
    private final Function<LineBlock, @Nullable Object> value;
    private final BinaryOperator<LineBlock> copy;

    LineSetting(String field, Function<LineBlock, @Nullable Object> value, BinaryOperator<LineBlock> copy) {
        this.field = field;
        this.value = value;
        this.copy = copy;
    }

    /** What the setting is called in the HTTP contract. */
    @JsonValue
    public String field() {
        return field;
    }

    /** What the setting is in a block. */
    public @Nullable Object in(LineBlock block) {
        return value.apply(block);
    }

    /** In which settings two blocks differ. */
    public static Set<LineSetting> differing(LineBlock one, LineBlock other) {
        return Arrays.stream(values())
                .filter(setting -> !Objects.equals(setting.in(one), setting.in(other)))
                .collect(toCollection(() -> EnumSet.noneOf(LineSetting.class)));
    }

    /** The first block with some of its settings as they are in the second. */
    public static LineBlock mixed(LineBlock most, Set<LineSetting> some, LineBlock other) {
        var mixed = most;
        for (var setting : some) {
            mixed = setting.copy.apply(mixed, other);
        }
        return mixed;
    }

    /** The right to change this setting. */
    public Permission permission() {
        return this == SUPERVISOR_GROUPS || this == SUPERVISORS_MAY_EDIT
                ? Permission.CHANGE_WHO_SUPERVISES
                : Permission.CHANGE_SETTINGS;
    }
}
