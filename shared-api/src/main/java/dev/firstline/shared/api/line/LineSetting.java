package dev.firstline.shared.api.line;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of a line's settings, in the order in which one save tells of them. */
public enum LineSetting {
    NAME("name", LineBlock::name, (draft, from) -> draft.name(from.name())),
    OPERATOR_GROUPS(
            "operatorGroups", LineBlock::operatorGroups, (draft, from) -> draft.operatorGroups(from.operatorGroups())),
    SUPERVISOR_GROUPS(
            "supervisorGroups",
            LineBlock::supervisorGroups,
            (draft, from) -> draft.supervisorGroups(from.supervisorGroups())),
    INTERNAL_GROUPS(
            "internalGroups", LineBlock::internalGroups, (draft, from) -> draft.internalGroups(from.internalGroups())),
    SHOW_OPERATOR_NAME(
            "showOperatorName",
            LineBlock::showOperatorName,
            (draft, from) -> draft.showOperatorName(from.showOperatorName())),
    ACCOUNT_APPLICATION(
            "accountApplication",
            LineBlock::accountApplication,
            (draft, from) -> draft.accountApplication(from.accountApplication())),
    REQUEST_APPLICATIONS(
            "requestApplications",
            LineBlock::requestApplications,
            (draft, from) -> draft.requestApplications(from.requestApplications())),
    READER_GROUPS("readerGroups", LineBlock::readerGroups, (draft, from) -> draft.readerGroups(from.readerGroups())),
    SUPERVISORS_MAY_EDIT(
            "supervisorsMayEdit",
            LineBlock::supervisorsMayEdit,
            (draft, from) -> draft.supervisorsMayEdit(from.supervisorsMayEdit())),
    ROUTING_RULE("routingRule", LineBlock::routingRule, (draft, from) -> draft.routingRule(from.routingRule()));

    private final String field;
    private final Function<LineBlock, @Nullable Object> value;
    private final BiConsumer<LineBlock.Draft, LineBlock> copy;

    LineSetting(
            String field, Function<LineBlock, @Nullable Object> value, BiConsumer<LineBlock.Draft, LineBlock> copy) {
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
        var draft = most.draft();
        some.forEach(setting -> setting.copy.accept(draft, other));
        return draft.done();
    }

    /** The right to change this setting. */
    public LinePermission permission() {
        return this == SUPERVISOR_GROUPS || this == SUPERVISORS_MAY_EDIT
                ? LinePermission.CHANGE_WHO_SUPERVISES
                : LinePermission.CHANGE;
    }
}
