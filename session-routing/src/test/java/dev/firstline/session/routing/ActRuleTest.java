package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.SessionStanding;
import dev.firstline.shared.api.session.SessionRefusal.NotAssigned;
import dev.firstline.shared.api.session.SessionRefusal.NotHolder;
import dev.firstline.shared.api.session.SessionRefusal.Offline;
import dev.firstline.shared.api.session.SessionRefusal.SessionClosed;
import dev.firstline.shared.api.session.SessionStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActRuleTest {

    static Arguments[] acts() {
        var holder = standing(SessionStatus.ASSIGNED, Part.OPERATOR, true);
        var other = standing(SessionStatus.ASSIGNED, Part.OPERATOR, false);
        var waiting = standing(SessionStatus.QUEUED, Part.OPERATOR, false);
        var heldLast = standing(SessionStatus.CLOSED, Part.OPERATOR, true);
        var supervisor = standing(SessionStatus.ASSIGNED, Part.SUPERVISOR, false);
        var overQueue = standing(SessionStatus.QUEUED, Part.SUPERVISOR, false);
        var overClosed = standing(SessionStatus.CLOSED, Part.SUPERVISOR, false);
        var holdingSupervisor =
                new SessionStanding(SessionStatus.ASSIGNED, Set.of(Part.OPERATOR, Part.SUPERVISOR), true, true);
        var reader = standing(SessionStatus.ASSIGNED, Part.READER, false);
        return new Arguments[] {
            row(Permission.REPLY, holder, true, null),
            row(Permission.REPLY, holder, false, new Offline()),
            row(Permission.REPLY, holdingSupervisor, false, new Offline()),
            row(Permission.NOTE, holdingSupervisor, false, null),
            row(Permission.REPLY, other, true, new NotFound()),
            row(Permission.REPLY, waiting, true, new NotAssigned(SessionStatus.QUEUED)),
            row(Permission.REPLY, heldLast, true, new SessionClosed()),
            row(Permission.REPLY, supervisor, true, new NotAllowed()),
            row(Permission.REPLY, reader, true, new NotAllowed()),
            row(Permission.NOTE, holder, true, null),
            row(Permission.NOTE, waiting, true, null),
            row(Permission.NOTE, waiting, false, new Offline()),
            row(Permission.NOTE, heldLast, true, null),
            row(Permission.NOTE, supervisor, false, null),
            row(Permission.NOTE, reader, true, new NotAllowed()),
            row(Permission.RETURN, holder, true, null),
            row(Permission.RETURN, supervisor, false, null),
            row(Permission.RETURN, overQueue, false, new NotAssigned(SessionStatus.QUEUED)),
            row(Permission.RETURN, overClosed, false, new SessionClosed()),
            row(Permission.CLOSE, holder, true, null),
            row(Permission.CLOSE, waiting, true, new NotHolder()),
            row(Permission.CLOSE, overQueue, false, null),
            row(Permission.CLOSE, overClosed, false, new SessionClosed()),
            row(Permission.CLOSE, reader, true, new NotAllowed()),
        };
    }

    @ParameterizedTest
    @MethodSource("acts")
    void an_act_is_refused_as_the_table_says(
            Permission act, SessionStanding standing, boolean online, @Nullable Refusal refusal) {
        assertThat(ActRule.refusal(act, standing, online).orElse(null)).isEqualTo(refusal);
    }

    private static SessionStanding standing(SessionStatus status, Part part, boolean operator) {
        return new SessionStanding(status, Set.of(part), true, operator);
    }

    private static Arguments row(Permission act, SessionStanding standing, boolean online, @Nullable Refusal refusal) {
        return Arguments.of(act, standing, online, refusal);
    }
}
