package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvolvementTest {

    private static final GroupId DAY = new GroupId(UUID.randomUUID());
    private static final GroupId NIGHT = new GroupId(UUID.randomUUID());

    @Test
    void a_session_waits_for_the_operators_of_its_group_or_for_all_of_them() {
        var operator = of(Part.OPERATOR);
        assertThat(operator.isAddressedBy(null)).isTrue();
        assertThat(operator.isAddressedBy(DAY)).isTrue();
        assertThat(operator.isAddressedBy(NIGHT)).isFalse();
    }

    @Test
    void no_session_waits_for_who_is_no_operator() {
        assertThat(of(Part.SUPERVISOR).isAddressedBy(null)).isFalse();
        assertThat(of(Part.SUPERVISOR).isAddressedBy(DAY)).isFalse();
    }

    private static Involvement of(Part part) {
        return new Involvement(7, false, "name", true, Set.of(part), Set.of(DAY));
    }
}
