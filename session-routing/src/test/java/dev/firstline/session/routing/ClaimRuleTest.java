package dev.firstline.session.routing;

import static dev.firstline.shared.api.Permission.Part.OPERATOR;
import static dev.firstline.shared.api.Permission.Part.READER;
import static dev.firstline.shared.api.Permission.Part.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.session.routing.ClaimRule.Verdict;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.SessionStanding;
import dev.firstline.shared.api.session.SessionStatus;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimRuleTest {

    @ParameterizedTest(name = "{0}, {1}, addressed {2}, operator {3}, online {4} → {5}")
    @CsvSource({
        "QUEUED,   OPERATOR,            true,  false, true,  WON",
        "QUEUED,   OPERATOR,            true,  false, false, OFFLINE",
        "QUEUED,   OPERATOR,            true,  true,  true,  WON",
        "QUEUED,   OPERATOR,            false, false, true,  NOT_FOUND",
        "QUEUED,   OPERATOR,            false, true,  true,  NOT_ALLOWED",
        "QUEUED,   SUPERVISOR,          true,  false, true,  NOT_ALLOWED",
        "QUEUED,   READER,              true,  false, true,  NOT_ALLOWED",
        "QUEUED,   '',                  true,  false, true,  NOT_FOUND",
        "QUEUED,   OPERATOR SUPERVISOR, true,  false, true,  WON",
        "ASSIGNED, OPERATOR,            true,  false, true,  LOST",
        "ASSIGNED, OPERATOR,            true,  false, false, OFFLINE",
        "ASSIGNED, OPERATOR,            false, false, true,  NOT_FOUND",
        "ASSIGNED, OPERATOR,            true,  true,  true,  ALREADY_HIS",
        "ASSIGNED, OPERATOR,            true,  true,  false, ALREADY_HIS",
        "ASSIGNED, OPERATOR,            false, true,  true,  ALREADY_HIS",
        "ASSIGNED, READER,              true,  false, true,  NOT_ALLOWED",
        "CLOSED,   OPERATOR,            true,  false, true,  LOST_AND_OVER",
        "CLOSED,   OPERATOR,            true,  true,  true,  NOT_QUEUED",
        "CLOSED,   OPERATOR SUPERVISOR, true,  false, true,  NOT_QUEUED",
        "SPAM,     OPERATOR,            true,  false, true,  NOT_FOUND",
        "SPAM,     OPERATOR,            true,  true,  true,  NOT_QUEUED",
        "SPAM,     READER,              true,  false, true,  NOT_FOUND",
    })
    void a_claim_ends_as_the_table_says(
            SessionStatus status, String parts, boolean addressed, boolean operator, boolean online, Verdict verdict) {
        var standing = new SessionStanding(status, parts(parts), addressed, operator);

        assertThat(ClaimRule.verdict(standing, online)).isEqualTo(verdict);
    }

    private static Set<Part> parts(String names) {
        return Stream.of(OPERATOR, SUPERVISOR, READER)
                .filter(part -> names.contains(part.name()))
                .collect(Collectors.toSet());
    }
}
